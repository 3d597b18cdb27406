package org.trocar.telemetry.debrief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.instrument.Grasper;
import org.trocar.core.math.Vec3;
import org.trocar.core.session.Session;
import org.trocar.core.world.WorldEvents;

/** What is compared of a run, tick by tick; ticks count from 1. About 80 bytes a tick. */
final class RunTrace {
    private static final Hand[] HANDS = Hand.values();
    private static final int COORDINATES = 3 * HANDS.length;

    private long[] stateHashes = new long[4096];
    private long[] sessionNanos = new long[4096];
    private double[] tips = new double[4096 * COORDINATES];
    private byte[] closing = new byte[4096];
    private int[] transfers = new int[4096];
    private final List<Happening> happenings = new ArrayList<>();
    private int ticks;

    /** Takes what a session's last tick made. */
    void add(Session session) {
        makeRoom();
        stateHashes[ticks] = session.stateHash();
        sessionNanos[ticks] = session.sessionNanos();
        transfers[ticks] = session.world().transfersDone();
        for (Hand hand : HANDS) {
            add(hand, session.world().grasper(hand));
        }
        ticks++;
        add(session.world().events());
    }

    private void makeRoom() {
        if (ticks == stateHashes.length) {
            int more = 2 * ticks;
            stateHashes = Arrays.copyOf(stateHashes, more);
            sessionNanos = Arrays.copyOf(sessionNanos, more);
            tips = Arrays.copyOf(tips, more * COORDINATES);
            closing = Arrays.copyOf(closing, more);
            transfers = Arrays.copyOf(transfers, more);
        }
    }

    private void add(Hand hand, Grasper grasper) {
        int at = ticks * COORDINATES + 3 * hand.ordinal();
        Vec3 tip = grasper.tip().position;
        tips[at] = tip.x;
        tips[at + 1] = tip.y;
        tips[at + 2] = tip.z;
        closing[ticks] |= (byte) (grasper.closing() ? InertJaws.of(hand) : 0);
    }

    private void add(WorldEvents events) {
        for (int i = 0; i < events.count(); i++) {
            happenings.add(new Happening(
                    ticks, seconds(ticks), events.kind(i), Optional.ofNullable(events.hand(i)), events.ring(i)));
        }
    }

    long ticks() {
        return ticks;
    }

    /** In their order. */
    List<Happening> happenings() {
        return Collections.unmodifiableList(happenings);
    }

    long stateHash(long tick) {
        return stateHashes[index(tick)];
    }

    /** Session time at the tick's end. */
    double seconds(long tick) {
        return sessionNanos[index(tick)] * 1e-9;
    }

    /** How many rings were where they should be brought after the tick, both legs together; the run's last ticks stand for all after them. */
    int transfers(long tick) {
        return transfers[index(Math.min(tick, ticks))];
    }

    /** Whether the jaws were asked to be closed. */
    boolean closing(Hand hand, long tick) {
        return (closing[index(tick)] & InertJaws.of(hand)) != 0;
    }

    /** How far apart a tip was after two ticks, metres. */
    double tipMetres(Hand hand, long tick, long otherTick) {
        int a = index(tick) * COORDINATES + 3 * hand.ordinal();
        int b = index(otherTick) * COORDINATES + 3 * hand.ordinal();
        double dx = tips[a] - tips[b];
        double dy = tips[a + 1] - tips[b + 1];
        double dz = tips[a + 2] - tips[b + 2];
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** The tip's way from one tick to another, from tick to tick, unfiltered; up to the run's end if that comes first. Metres. */
    double pathMetres(Hand hand, long fromTick, long toTick) {
        double metres = 0;
        for (long tick = fromTick + 1; tick <= Math.min(toTick, ticks); tick++) {
            metres += tipMetres(hand, tick - 1, tick);
        }
        return metres;
    }

    /** The first tick that ends at a time or later; the last tick when none does. */
    long tickAt(double seconds) {
        long tick = 1;
        while (tick < ticks && seconds(tick) < seconds) {
            tick++;
        }
        return tick;
    }

    private int index(long tick) {
        if (tick < 1 || tick > ticks) {
            throw new IndexOutOfBoundsException("tick " + tick + " of " + ticks);
        }
        return (int) (tick - 1);
    }
}
