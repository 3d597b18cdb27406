package org.trocar.server.soak;

import java.time.Duration;
import java.util.List;

/**
 * How long and how much.
 *
 * @param kills when servers are killed, as shares of the length
 * @param mostSession how long the longest session lasts, before what interrupts it
 */
record SoakPlan(int places, Duration length, List<Double> kills, Duration mostSession) {
    private static final Duration LONG = Duration.ofMinutes(20);
    private static final List<Double> ONE_KILL = List.of(0.2);
    /** The last life is the longest, so that what grows slowly shows. */
    private static final List<Double> KILLS = List.of(0.02, 0.08, 0.15, 0.25, 0.4);

    /** What a build can afford: shows that the soak works. */
    static final SoakPlan MOMENT = new SoakPlan(6, Duration.ofSeconds(4), List.of(0.4), Duration.ofSeconds(2));

    static final SoakPlan MINUTES = of(16, Duration.ofMinutes(5));
    static final SoakPlan HOURS = of(64, Duration.ofHours(2));

    static SoakPlan of(int places, Duration length) {
        return isLong(length)
                ? new SoakPlan(places, length, KILLS, Duration.ofSeconds(90))
                : new SoakPlan(places, length, ONE_KILL, Duration.ofSeconds(25));
    }

    /** By what {@code ./trocar check} asked for: "short", "full", or nothing. */
    static SoakPlan asked(String length) {
        return switch (length) {
            case "short" -> MINUTES;
            case "full" -> HOURS;
            default -> MOMENT;
        };
    }

    Learner.Tempo tempo() {
        long most = mostSession.toNanos();
        return new Learner.Tempo(most / 4, most, most / 6);
    }

    long nanosOfKill(int index) {
        return (long) (kills.get(index) * length.toNanos());
    }

    /** Whether the last server lives long enough for what grows to show. */
    boolean isLongEnoughToJudge() {
        double lastKill = kills.isEmpty() ? 0 : kills.get(kills.size() - 1);
        return (1 - lastKill) * length.toSeconds() > Samples.LEAST_SECONDS;
    }

    /** One of 64 sessions takes a second of the server's. */
    int samplesAHistogram() {
        return isLong(length) ? 12 : 3;
    }

    private static boolean isLong(Duration length) {
        return length.compareTo(LONG) >= 0;
    }

    /** Between two samples. */
    long sampleNanos() {
        long second = Duration.ofSeconds(1).toNanos();
        return Math.min(5 * second, Math.max(second / 4, length.toNanos() / 150));
    }
}
