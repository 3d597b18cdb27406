package org.trocar.server.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened, counted by name, and what should not have. Thread-safe. */
final class Tally {
    private static final int MOST_FAULTS = 50;

    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    synchronized void count(String what) {
        count(what, 1);
    }

    synchronized void count(String what, long times) {
        counts.merge(what, times, Long::sum);
    }

    /** Something that must not be. */
    synchronized void fault(String what) {
        count("faults");
        if (faults.size() < MOST_FAULTS) {
            faults.add(what);
            System.out.println("soak: FAULT: " + what);
        }
    }

    synchronized long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }
}
