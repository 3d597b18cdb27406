package org.trocar.telemetry.inspect;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;
import org.trocar.core.world.TipSamples;

/** What was lost when: session time in whole seconds. */
public final class Losses {
    /** A run ends by itself after two hours; what claims to be later was made up, and counts as the last second. */
    private static final int MAX_SECONDS = 7_201;

    private final List<Second> seconds = new ArrayList<>();

    /** What one second, or a stretch of them, brought and lacked. */
    public static final class Second {
        private int frames;
        private int late;
        private int refused;
        private int samples;
        private final int[] untracked = new int[2];
        private boolean interrupted;
        private boolean damaged;

        public int frames() {
            return frames;
        }

        /** The part of the frames that came late, 0 to 1; likewise below. */
        public double late() {
            return part(late, frames);
        }

        public double refused() {
            return part(refused, frames + refused);
        }

        /** The part of the operated instrument's samples without this hand. */
        public double untracked(Hand hand) {
            return part(untracked[hand.ordinal()], samples);
        }

        /** Whether time was left out or slipped, or the connection was broken or the run paused in it. */
        public boolean interrupted() {
            return interrupted;
        }

        /** Whether records of it are damaged or lost. */
        public boolean damaged() {
            return damaged;
        }

        private static double part(int of, int all) {
            return all == 0 ? 0 : (double) of / all;
        }

        private void add(Second other) {
            frames += other.frames;
            late += other.late;
            refused += other.refused;
            samples += other.samples;
            untracked[0] += other.untracked[0];
            untracked[1] += other.untracked[1];
            interrupted |= other.interrupted;
            damaged |= other.damaged;
        }
    }

    void input(double atSeconds, TickInput in) {
        Second second = at(atSeconds);
        second.frames += in.frameCount();
        for (int i = 0; i < in.frameCount(); i++) {
            second.late += in.late(i) ? 1 : 0;
        }
        for (int verdict = 0; verdict < FrameVerdict.COUNT; verdict++) {
            second.refused += in.refused(verdict);
        }
        for (int i = 0; i < in.controlCount(); i++) {
            second.interrupted |= interrupts(in.control(i).kind());
        }
    }

    private static boolean interrupts(ControlEvent.Kind kind) {
        return switch (kind) {
            case PAUSE, DISCONNECTED, GAP, SLIP -> true;
            default -> false;
        };
    }

    void tips(double atSeconds, TipSamples tips) {
        Second second = at(atSeconds);
        second.samples += tips.count();
        for (int i = 0; i < tips.count(); i++) {
            second.untracked[0] += tips.tracked(i, Hand.LEFT) ? 0 : 1;
            second.untracked[1] += tips.tracked(i, Hand.RIGHT) ? 0 : 1;
        }
    }

    void damage(double atSeconds) {
        at(atSeconds).damaged = true;
    }

    private Second at(double atSeconds) {
        int index = (int) Math.min(Math.max(atSeconds, 0), MAX_SECONDS - 1);
        while (seconds.size() <= index) {
            seconds.add(new Second());
        }
        return seconds.get(index);
    }

    /** How many seconds there are. */
    public int count() {
        return seconds.size();
    }

    /** The seconds, so many put together as one; the last may be fewer. */
    public List<Second> stretches(int length) {
        List<Second> stretches = new ArrayList<>();
        for (int i = 0; i < seconds.size(); i++) {
            if (i % length == 0) {
                stretches.add(new Second());
            }
            stretches.get(stretches.size() - 1).add(seconds.get(i));
        }
        return stretches;
    }
}
