package org.trocar.core.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Texts;

/**
 * What a trainee is told at the end of every run, guided or not: what cost most, what was done well, what to practise next. It is no part of
 * the grade: a pure function of it and of its rubric, so that anybody can make it anew.
 *
 * @param points at most three, in this order
 */
public record ClosingSummary(List<Point> points) {
    private static final String PREFIX = "summary_";

    public ClosingSummary {
        points = List.copyOf(points);
    }

    /** What a point says. */
    public enum Kind {
        /** What cost most of the score or, where that lost nothing, of the technique score. */
        COST,
        STRENGTH,
        PRACTISE;

        /** The name used on the wire and in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param kind what it says
     * @param subject about what
     * @param hand whose, if it is of one hand
     * @param count how many errors or transfers there were; 0 where nothing is counted
     * @param points lost or won; 0 for what to practise
     * @param of out of how many: the rubric's cutoff, or 100 of the technique score
     */
    public record Point(Kind kind, Subject subject, Optional<Hand> hand, int count, double points, double of) {
        static Point practise(Subject subject, Optional<Hand> hand) {
            return new Point(Kind.PRACTISE, subject, hand, 0, 0, 0);
        }

        /** In the words of a language; empty where that has none. */
        public String in(Texts texts) {
            return texts.words().isEmpty() ? "" : worded(texts);
        }

        private String worded(Texts texts) {
            return texts.of(PREFIX + kind.key())
                    .replace("{what}", texts.of(key(kind, subject)))
                    .replace(
                            "{hand}",
                            hand.map(of -> " (" + texts.of(key(of)) + ")").orElse(""))
                    .replace("{count}", Integer.toString(count))
                    .replace("{points}", Long.toString(Math.round(points)))
                    .replace("{of}", Long.toString(Math.round(of)));
        }
    }

    /** @param rubric the one that the grade was made by */
    public static ClosingSummary of(Grade grade, Rubric rubric) {
        return new ClosingSummary(new Summarizer(grade, rubric).points());
    }

    /** All that {@link Point#in} asks of a language. */
    public static List<String> textKeys() {
        List<String> keys = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            keys.add(PREFIX + kind.key());
            for (Subject subject : Subject.values()) {
                if (subject.canBeJudged() || kind == Kind.PRACTISE) {
                    keys.add(key(kind, subject));
                }
            }
        }
        keys.add(key(Hand.LEFT));
        keys.add(key(Hand.RIGHT));
        return keys;
    }

    private static String key(Kind kind, Subject subject) {
        return PREFIX + kind.key() + "_" + subject.key();
    }

    private static String key(Hand hand) {
        return PREFIX + (hand == Hand.LEFT ? "left_hand" : "right_hand");
    }
}
