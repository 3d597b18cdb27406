package org.trocar.server;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What became of every kill: a line each as it happens, and the sums. */
final class KillRecord {
    private final Map<KillMoment, Integer> met = new EnumMap<>(KillMoment.class);
    private int kills;
    private int resumed;
    private int finished;
    private int left;
    private long ticks;
    private long frames;

    /**
     * One kill as its line says it.
     *
     * @param aim when the server was to be killed
     * @param met when it was
     */
    record Line(KillMoment aim, KillMoment met, String circumstances, int sessions, int resumed, int finished) {
        String moment() {
            String hit = met.name().toLowerCase(Locale.ROOT);
            return aim == met ? hit : hit + " (missed " + aim.name().toLowerCase(Locale.ROOT) + ")";
        }
    }

    void add(Line line, long sealedTicks, long framesFound) {
        kills++;
        met.merge(line.met(), 1, Integer::sum);
        resumed += line.resumed();
        finished += line.finished();
        ticks += sealedTicks;
        frames += framesFound;
        System.out.println(String.format(
                Locale.ROOT,
                "kill %3d  %-10s %-36s %2d sessions (%d resumed, %d finished before)  %,6d ticks met  %,6d frames found",
                kills,
                line.moment(),
                line.circumstances(),
                line.sessions(),
                line.resumed(),
                line.finished(),
                sealedTicks,
                framesFound));
    }

    void left(int sessions) {
        left += sessions;
    }

    void print() {
        System.out.println(String.format(
                Locale.ROOT,
                "kills: %d at %s; sessions taken up again %d times, %d runs finished afterwards, %d left and closed as"
                        + " interrupted; %,d ticks met their hashes, %,d frames were found as sent",
                kills,
                met.toString().toLowerCase(Locale.ROOT),
                resumed,
                finished,
                left,
                ticks,
                frames));
    }

    int kills() {
        return kills;
    }

    /** Of these, so that a moment that was missed is aimed at again. */
    KillMoment metLeast(Set<KillMoment> moments) {
        return moments.stream().min(Comparator.comparingInt(this::met)).orElseThrow();
    }

    int met(KillMoment moment) {
        return met.getOrDefault(moment, 0);
    }

    int resumed() {
        return resumed;
    }

    int leftToTheServer() {
        return left;
    }
}
