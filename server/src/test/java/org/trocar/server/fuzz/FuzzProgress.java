package org.trocar.server.fuzz;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a target's fuzzing is, from what Jazzer says of it. */
final class FuzzProgress {
    /** Such as {@code #16972 NEW cov: 5 ft: 5 corp: 4/18b …}: inputs tried, places reached, inputs kept. */
    private static final Pattern STATUS = Pattern.compile("#(\\d+)\\s.*\\bcov: (\\d+) .*\\bcorp: (\\d+)/.*");

    private static final long TOLD_EVERY_NANOS = 30_000_000_000L;

    private final FuzzTarget target;
    private final long started = System.nanoTime();
    private long told = started;
    private long inputs;
    private long inputsAtFirst;
    private long placesAtFirst = -1;
    private long places;
    private long kept;

    FuzzProgress(FuzzTarget target) {
        this.target = target;
    }

    /** Whether the line tells of progress; now and then it is passed on in words. */
    boolean takes(String line) {
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            return false;
        }
        inputs = Long.parseLong(status.group(1));
        places = Long.parseLong(status.group(2));
        kept = Long.parseLong(status.group(3));
        if (placesAtFirst < 0 || line.contains("INITED")) {
            placesAtFirst = places;
            inputsAtFirst = inputs;
        }
        if (System.nanoTime() - told >= TOLD_EVERY_NANOS) {
            tell();
        }
        return true;
    }

    /** Whether it went beyond what it began with, and the program told it where its inputs came to. */
    boolean searched() {
        return inputs > inputsAtFirst && places > 0;
    }

    void tell() {
        told = System.nanoTime();
        System.out.println(this);
        System.out.flush();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "fuzz %s: %d s, %,d inputs, %,d of them to begin with, %,d places reached (%,d at first), %,d inputs kept",
                target,
                (System.nanoTime() - started) / 1_000_000_000L,
                inputs,
                inputsAtFirst,
                places,
                Math.max(0, placesAtFirst),
                kept);
    }
}
