package org.trocar.server;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What became of every kill: a line each as it happens, and the sums. */
final class KillRecord {
    private final Map<KillMoment, Integer> met = new EnumMap<>(KillMoment.class);
    private int kills;
    private int resumed;
    private int finished;
    private int left;
    private long ticks;
    private long frames;

    /** One kill as its line says it. */
    record Line(KillMoment moment, boolean met, String circumstances, int sessions, int resumed, int finished) {}

    void add(Line line, long sealedTicks, long framesFound) {
        kills++;
        if (line.met()) {
            met.merge(line.moment(), 1, Integer::sum);
        }
        resumed += line.resumed();
        finished += line.finished();
        ticks += sealedTicks;
        frames += framesFound;
        System.out.println(String.format(
                Locale.ROOT,
                "kill %3d  %-8s %-34s %2d sessions (%d resumed, %d finished before)  %,6d ticks met  %,6d frames found",
                kills,
                line.moment().name().toLowerCase(Locale.ROOT) + (line.met() ? "" : "?"),
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
