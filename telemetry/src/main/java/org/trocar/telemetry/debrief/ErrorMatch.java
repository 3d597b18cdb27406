package org.trocar.telemetry.debrief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.trocar.core.grade.Grade.ErrorEntry;

/**
 * Which errors of two runs are the same: of one kind and ring, and not further apart in time than {@value #TOLERANCE_SECONDS} s, the nearest
 * first. The others vanished or appeared. The error that is asked about has to be where it was, to {@value #UNMOVED_SECONDS} s: a drop that
 * comes as soon as its jaws answer again may be only half a second late, and is put off.
 */
final class ErrorMatch {
    private static final double TOLERANCE_SECONDS = 1;
    private static final double UNMOVED_SECONDS = 0.1;

    private final List<ErrorEntry> vanished;
    private final List<ErrorEntry> appeared;

    private record Pair(ErrorEntry before, ErrorEntry after) {
        double apartSeconds() {
            return Math.abs(before.seconds() - after.seconds());
        }
    }

    ErrorMatch(List<ErrorEntry> before, List<ErrorEntry> after, ErrorEntry askedAbout) {
        vanished = new ArrayList<>(before);
        appeared = new ArrayList<>(after);
        for (Pair pair : pairs(before, after, askedAbout)) {
            if (vanished.contains(pair.before()) && appeared.contains(pair.after())) {
                vanished.remove(pair.before());
                appeared.remove(pair.after());
            }
        }
    }

    private static List<Pair> pairs(List<ErrorEntry> before, List<ErrorEntry> after, ErrorEntry askedAbout) {
        List<Pair> pairs = new ArrayList<>();
        for (ErrorEntry one : before) {
            double tolerance = one.equals(askedAbout) ? UNMOVED_SECONDS : TOLERANCE_SECONDS;
            for (ErrorEntry other : after) {
                Pair pair = new Pair(one, other);
                if (one.kind() == other.kind() && one.ring() == other.ring() && pair.apartSeconds() <= tolerance) {
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
