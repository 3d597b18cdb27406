package org.trocar.server.live;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.server.log.Event;
import org.trocar.server.words.Amounts;

/** The files and connections this process may still open. Some are kept for ending, grading and closing what runs. */
public final class FileHandles implements Obstacle {
    private static final Logger LOG = Logger.getLogger(FileHandles.class.getName());
    private static final long KEPT = 64;
    /** Its connection, what its journal has open, and a second connection beside it. */
    private static final long A_SESSION = 6;

    private static final String REMEDY =
            "raise the limit before the server is started: ulimit -n 4096, or LimitNOFILE= in the" + " systemd unit";

    private final LongSupplier left;

    /** @param left how many more may be opened */
    public FileHandles(LongSupplier left) {
        this.left = left;
    }

    /** How many more this process may open; more than anybody needs where the system does not say. */
    public static long left() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            try {
                return unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount();
            } catch (InternalError e) {
                // To count them takes one.
                return 0;
            }
        }
        return Long.MAX_VALUE;
    }

    /** Tells the log when there are too few for as many sessions as there may be, so that nobody learns it from a client. */
    public void warn(int sessions) {
        long enoughFor = Math.max(0, left.getAsLong() - KEPT) / A_SESSION;
        if (enoughFor < sessions) {
            Event.warning("too few files and connections can be open at once for every session; " + REMEDY)
                    .with("sessions", sessions)
                    .with("enough_for", enoughFor)
                    .to(LOG);
        }
    }

    @Override
    public Optional<Refusal> refusal(String field) {
        long now = left.getAsLong();
        return now >= KEPT + A_SESSION
                ? Optional.empty()
                : Optional.of(Refusal.newBuilder()
                        .setCode(RefusalCode.REFUSAL_CODE_TOO_MANY)
                        .setField(field)
                        .setValue(Amounts.count(now, "file handle") + " left")
                        .setRemedy("try again when another session has ended, or " + REMEDY)
                        .build());
    }
}
