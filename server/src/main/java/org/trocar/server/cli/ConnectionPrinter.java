package org.trocar.server.cli;

import java.time.Duration;
import java.util.Locale;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Resumed;
import org.trocar.xrbridge.client.ConnectionListener;

/** Says which session a run has, when its connection is lost, and when the session is resumed. */
final class ConnectionPrinter implements ConnectionListener {
    private final Output output;
    private final Duration patience;
    private String session = "";
    private int tickHz;
    private long lostNanos;

    /** @param patience how long the client tries to come back */
    ConnectionPrinter(Output output, Duration patience) {
        this.output = output;
        this.patience = patience;
    }

    @Override
    public void opened(Opened opened) {
        session = opened.getSessionId();
        tickHz = opened.getParameters().getTickRateHz();
        output.remark("session %s is open", session);
        opened.getWarningsList().forEach(warning -> output.remark("%s", warning));
    }

    @Override
    public void lost(String why) {
        lostNanos = System.nanoTime();
        output.aside(
                "trocar: connection lost (%s); trying to resume session %s for %d s",
                why, session, patience.toSeconds());
    }

    @Override
    public void resumed(Resumed resumed, long tickBefore) {
        output.aside(
                "trocar: session %s resumed after %.1f s at tick %d (%.1f s into the run): %s",
                session,
                (System.nanoTime() - lostNanos) * 1e-9,
                resumed.getTick(),
                (double) resumed.getTick() / tickHz,
                meanwhile(resumed, resumed.getTick() - tickBefore));
    }

    private static String meanwhile(Resumed resumed, long ticks) {
        if (!resumed.getInterrupted()) {
            return String.format(Locale.ROOT, "%d ticks passed without hands", Math.max(0, ticks));
        }
        return String.format(
                Locale.ROOT, "its server had died, and %d ticks before that are lost", Math.max(0, -ticks));
    }
}
