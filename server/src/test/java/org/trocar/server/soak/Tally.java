package org.trocar.server.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trocar.protos.v1.RefusalCode;

/** What happened, counted by name, and what should not have. Thread-safe. */
final class Tally {
    static final String OPENED = "opened";
    static final String NOT_OPENED = "not opened: ";
    static final String NO_SERVER = NOT_OPENED + "no server";
    static final String VERIFIED = "verified";
    static final String KILLED = "servers killed";
    static final String SAMPLES = "samples";
    static final String SAMPLES_FAILED = "samples that failed";

    private static final int MOST_FAULTS = 50;

    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    /** The name of openings that the server refused so. */
    static String notOpened(RefusalCode code) {
        return NOT_OPENED + code;
    }

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

    /** Of all whose names begin so. */
    synchronized long sumOf(String beginning) {
        return counts.entrySet().stream()
                .filter(it -> it.getKey().startsWith(beginning))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }
}
