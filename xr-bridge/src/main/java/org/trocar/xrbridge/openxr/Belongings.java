package org.trocar.xrbridge.openxr;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, to be closed in the opposite order, whether or not all of it came to be. */
final class Belongings implements AutoCloseable {
    private final Deque<AutoCloseable> kept = new ArrayDeque<>();

    <T extends AutoCloseable> T keep(T opened) {
        kept.push(opened);
        return opened;
    }

    @Override
    public void close() {
        while (!kept.isEmpty()) {
            try {
                kept.pop().close();
            } catch (Exception cannotHelp) {
                // The rest is to be given back all the same.
            }
        }
    }
}
