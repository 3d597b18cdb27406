package org.trocar.telemetry.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of session time, seconds. */
record Span(double from, double to) {
    double seconds() {
        return to - from;
    }

    /** The time that is in any of them, in order and without overlaps. */
    static List<Span> union(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingDouble(Span::from));
        List<Span> union = new ArrayList<>();
        for (Span span : sorted) {
            int last = union.size() - 1;
            if (last >= 0 && span.from <= union.get(last).to) {
                union.set(last, new Span(union.get(last).from, Math.max(union.get(last).to, span.to)));
            } else {
                union.add(span);
            }
        }
        return union;
    }

    /** What of a stretch is in none of them. */
    List<Span> without(List<Span> spans) {
        List<Span> left = new ArrayList<>();
        double at = from;
        for (Span span : union(spans)) {
            if (span.from > at && at < to) {
                left.add(new Span(at, Math.min(span.from, to)));
            }
            at = Math.max(at, span.to);
        }
        if (at < to) {
            left.add(new Span(at, to));
        }
        return left;
    }

    /** What of all these stretches is in none of those. */
    static List<Span> difference(List<Span> these, List<Span> those) {
        return these.stream().flatMap(span -> span.without(those).stream()).toList();
    }

    static double seconds(List<Span> spans) {
        return spans.stream().mapToDouble(Span::seconds).sum();
    }
}
