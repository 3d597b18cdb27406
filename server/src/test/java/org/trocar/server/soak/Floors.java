package org.trocar.server.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.trocar.protos.v1.RefusalCode;

/**
 * The least that a soak must have done for its silence to mean something. Far below what a busy machine does, since lateness is no fault here;
 * far above nothing.
 */
record Floors(SoakPlan plan, Tally tally, List<Life> lives) {
    /** Of the sessions there would be if each lasted as long as the longest, one after the other at each place. */
    private static final double LEAST_VERIFIED_SHARE = 0.25;
    /** A place too few in 64, asked for again and again, makes a tenth. */
    private static final double MOST_TURNED_AWAY_SHARE = 0.05;
    /** Others on the machine make ticks longer, and the server more careful. */
    private static final double MOST_TOO_BUSY_SHARE = 0.3;

    private static final double MOST_FAILED_SAMPLES_SHARE = 0.2;

    private static final double SECONDS_A_MINUTE = 60;

    /** What was not done, a sentence each. */
    List<String> shortfalls() {
        List<String> shortfalls = new ArrayList<>();
        if (tally.of(Tally.VERIFIED) < leastVerified()) {
            shortfalls.add(String.format(
                    Locale.ROOT,
                    "%d sessions were verified, %.2f a place and minute; at least %.0f are wanted, %.2f a place and minute",
                    tally.of(Tally.VERIFIED),
                    aPlaceAndMinute(tally.of(Tally.VERIFIED)),
                    leastVerified(),
                    aPlaceAndMinute(leastVerified())));
        }
        if (tally.of(Tally.KILLED) != plan.kills().size()) {
            shortfalls.add(tally.of(Tally.KILLED) + " of " + plan.kills().size() + " kills were done");
        }
        addIfMore(shortfalls, Tally.notOpened(RefusalCode.REFUSAL_CODE_TOO_MANY), openings(), MOST_TURNED_AWAY_SHARE);
        addIfMore(shortfalls, Tally.notOpened(RefusalCode.REFUSAL_CODE_TOO_BUSY), openings(), MOST_TOO_BUSY_SHARE);
        addIfMore(shortfalls, Tally.SAMPLES_FAILED, tally.of(Tally.SAMPLES), MOST_FAILED_SAMPLES_SHARE);
        if (plan.isLongEnoughToJudge() && notJudged().size() > Gauge.values().length / 2) {
            shortfalls.add("most gauges could not be judged: " + notJudged());
        }
        return shortfalls;
    }

    double leastVerified() {
        double longest = (double) plan.mostSession().toNanos();
        return Math.max(1, LEAST_VERIFIED_SHARE * plan.places() * plan.length().toNanos() / longest);
    }

    private double aPlaceAndMinute(double sessions) {
        return sessions * SECONDS_A_MINUTE / plan.places() / plan.length().toSeconds();
    }

    /** That a server answered. */
    private long openings() {
        return tally.of(Tally.OPENED) + tally.sumOf(Tally.NOT_OPENED) - tally.of(Tally.NO_SERVER);
    }

    private void addIfMore(List<String> shortfalls, String what, long outOf, double mostShare) {
        if (tally.of(what) > mostShare * outOf) {
            shortfalls.add(String.format(
                    Locale.ROOT, "%s: %d of %d, more than %.0f %%", what, tally.of(what), outOf, 100 * mostShare));
        }
    }

    /** Gauges that no server lived long enough for, or that this machine does not tell. */
    List<Gauge> notJudged() {
        return Arrays.stream(Gauge.values())
                .filter(gauge -> lives.stream()
                        .noneMatch(life -> life.samples().trend(gauge).isPresent()))
                .toList();
    }
}
