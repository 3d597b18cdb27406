package org.trocar.server;

import java.util.logging.Logger;
import org.trocar.server.log.Event;

/** How many sessions fit into Java's heap: one that ran out of it would end all the others. */
final class HeapShare {
    private static final Logger LOG = Logger.getLogger(HeapShare.class.getName());
    /** Measured: 16 MB live before the first session, and 6.5 MB in each; the collector for short pauses wants a multiple of it. */
    private static final long SERVER_BYTES = 128_000_000;

    private static final long SESSION_BYTES = 15_000_000;

    private HeapShare() {}

    /** As many as are wanted or, with a line in the log, as fit. */
    static int sessions(int wanted) {
        int fit = fitting(Runtime.getRuntime().maxMemory());
        if (fit >= wanted) {
            return wanted;
        }
        Event.warning("Java has too little memory for its heap for every session; give it more with"
                        + " TROCAR_JAVA_OPTS=-Xmx2g, or give the machine more")
                .with("sessions", wanted)
                .with("enough_for", fit)
                .to(LOG);
        return fit;
    }

    /** What so many sessions need. */
    static long bytes(int sessions) {
        return SERVER_BYTES + sessions * SESSION_BYTES;
    }

    static int fitting(long heapBytes) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (heapBytes - SERVER_BYTES) / SESSION_BYTES));
    }
}
