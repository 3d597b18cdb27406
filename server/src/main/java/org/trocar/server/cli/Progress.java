package org.trocar.server.cli;

import java.util.Locale;

/** A bar on standard error while long work goes on; nothing where nobody watches. */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 30;

    private final String what;
    private final boolean shown;
    private int percent = -1;

    Progress(String what, boolean shown) {
        this.what = what;
        this.shown = shown;
    }

    /** @param total 0 when it is not known */
    void reached(long done, long total) {
        int now = total <= 0 ? 0 : (int) Math.min(100, 100 * done / total);
        if (shown && now != percent) {
            percent = now;
            int filled = WIDTH * now / 100;
            System.err.print(String.format(
                    Locale.ROOT, "\r%s [%s%s] %3d %%", what, "#".repeat(filled), " ".repeat(WIDTH - filled), now));
            System.err.flush();
        }
    }

    @Override
    public void close() {
        if (shown && percent >= 0) {
            System.err.print("\r" + " ".repeat(what.length() + WIDTH + 12) + "\r");
            System.err.flush();
        }
    }
}
