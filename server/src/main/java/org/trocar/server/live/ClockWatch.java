package org.trocar.server.live;

import java.util.Locale;
import org.trocar.protos.v1.Warning;

/** Finds a sender's clock that is far from right, once a connection. Allocates nothing but its warning. */
final class ClockWatch {
    private static final double FAR_OFF = 0.01;

    private boolean told;
    private Warning found;

    /** Another connection may have another clock. */
    void again() {
        told = false;
    }

    /** @param fastBy as a part of the time; negative for a slow clock */
    void observe(double fastBy) {
        if (!told && Math.abs(fastBy) >= FAR_OFF) {
            told = true;
            found = warning(fastBy);
        }
    }

    private static Warning warning(double fastBy) {
        return Warning.newBuilder()
                .setField("clock")
                .setValue(String.format(
                        Locale.ROOT,
                        "the sender's clock runs %.1f %% %s",
                        100 * Math.abs(fastBy),
                        fastBy > 0 ? "fast" : "slow"))
                .setRemedy(
                        "stamp frames with a steady clock of the operating system; the server follows this one, and times are"
                                + " measured by its own")
                .build();
    }

    /** What to tell, or null. */
    Warning take() {
        Warning taken = found;
        found = null;
        return taken;
    }
}
