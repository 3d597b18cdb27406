package org.trocar.telemetry.debrief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.trocar.core.grade.Grade.ErrorEntry;

/**
 * Which errors of two runs are the same: of one kind and ring, and not further apart in time than {@value #TOLERANCE_SECONDS} s, the nearest
 * first. The others vanished or appeared.
 */
final class ErrorMatch {
    private static final double TOLERANCE_SECONDS = 1;

    private final List<ErrorEntry> vanished;
    private final List<ErrorEntry> appeared;

    private record Pair(ErrorEntry before, ErrorEntry after) {
        double apartSeconds() {
            return Math.abs(before.seconds() - after.seconds());
        }
    }

    ErrorMatch(List<ErrorEntry> before, List<ErrorEntry> after) {
        vanished = new ArrayList<>(before);
        appeared = new ArrayList<>(after);
        for (Pair pair : pairs(before, after)) {
            if (vanished.contains(pair.before()) && appeared.contains(pair.after())) {
                vanished.remove(pair.before());
                appeared.remove(pair.after());
            }
        }
    }

    private static List<Pair> pairs(List<ErrorEntry> before, List<ErrorEntry> after) {
        List<Pair> pairs = new ArrayList<>();
        for (ErrorEntry one : before) {
            for (ErrorEntry other : after) {
                Pair pair = new Pair(one, other);
                if (one.kind() == other.kind()
                        && one.ring() == other.ring()
                        && pair.apartSeconds() <= TOLERANCE_SECONDS) {
                    pairs.add(pair);
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::apartSeconds));
        return pairs;
    }

    List<ErrorEntry> vanished() {
        return vanished;
    }

    List<ErrorEntry> appeared() {
        return appeared;
    }
}
