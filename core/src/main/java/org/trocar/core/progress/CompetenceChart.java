package org.trocar.core.progress;

import java.util.ArrayList;
import java.util.List;

/**
 * Attempts read one after the other: first for evidence of competence; once that is shown, for a relapse, with which the search for
 * evidence begins anew.
 */
public final class CompetenceChart {
    private final LcCusum learning;
    private final Cusum watch;
    private final List<Point> points = new ArrayList<>();
    private Phase phase = Phase.LEARNING;
    private double sum;

    private CompetenceChart(LcCusum learning, Cusum watch) {
        this.learning = learning;
        this.watch = watch;
    }

    /** Which sum is kept. */
    public enum Phase {
        /** Evidence of competence is gathered: {@link LcCusum}. */
        LEARNING,
        /** Competence was shown and is watched: {@link Cusum}. */
        WATCHED
    }

    /** What an attempt brought about. */
    public enum Signal {
        NONE,
        COMPETENCE,
        RELAPSE
    }

    /**
     * One attempt.
     *
     * @param phase in which it was made
     * @param sum after it: of evidence when learning, of failures when watched
     * @param signal what it brought about
     */
    public record Point(boolean success, Phase phase, double sum, Signal signal) {}

    /** @param successes whether each attempt was one, oldest first */
    public static CompetenceChart of(LcCusum learning, Cusum watch, List<Boolean> successes) {
        CompetenceChart chart = new CompetenceChart(learning, watch);
        successes.forEach(chart::take);
        return chart;
    }

    private void take(boolean success) {
        if (phase == Phase.LEARNING) {
            learn(success);
        } else {
            watch(success);
        }
    }

    private void learn(boolean success) {
        sum = learning.next(sum, success);
        boolean shown = learning.showsCompetence(sum);
        points.add(new Point(success, Phase.LEARNING, sum, shown ? Signal.COMPETENCE : Signal.NONE));
        if (shown) {
            begin(Phase.WATCHED);
        }
    }

    /** A sum at its lower limit begins anew: what went well long ago does not make up for what goes wrong now. */
    private void watch(boolean success) {
        sum = watch.next(sum, success);
        boolean relapse = watch.isUnacceptable(sum);
        points.add(new Point(success, Phase.WATCHED, sum, relapse ? Signal.RELAPSE : Signal.NONE));
        if (relapse) {
            begin(Phase.LEARNING);
        } else if (watch.isAcceptable(sum)) {
            sum = 0;
        }
    }

    private void begin(Phase next) {
        phase = next;
        sum = 0;
    }

    public LcCusum learning() {
        return learning;
    }

    public Cusum watch() {
        return watch;
    }

    /** One for each attempt. */
    public List<Point> points() {
        return List.copyOf(points);
    }

    /** The phase in which the next attempt will be made. */
    public Phase phase() {
        return phase;
    }

    public boolean relapsed() {
        return points.stream().anyMatch(point -> point.signal() == Signal.RELAPSE);
    }

    /** The attempt of the latest signal of a kind, counted from 1; 0 when there was none. */
    public int latest(Signal signal) {
        for (int i = points.size(); i > 0; i--) {
            if (points.get(i - 1).signal() == signal) {
                return i;
            }
        }
        return 0;
    }

    /** How many attempts evidence has been gathered from since it last began; 0 when competence is watched. */
    public int attemptsOfThisSearch() {
        return phase == Phase.WATCHED ? 0 : points.size() - latest(Signal.RELAPSE);
    }

    /** How many successes in a row from here would show competence; 0 when it is shown. */
    public int successesMissing() {
        int missing = 0;
        for (double at = sum; phase == Phase.LEARNING && !learning.showsCompetence(at); missing++) {
            at = learning.next(at, true);
        }
        return missing;
    }

    /** How much of the evidence of competence there is: the share of the limit when learning, 1 while competence is watched. */
    public double evidence() {
        return phase == Phase.WATCHED ? 1 : learning.share(sum);
    }
}
