package org.trocar.xrbridge.bridge;

import java.util.concurrent.atomic.AtomicReference;
import org.trocar.core.hands.Hand;
import org.trocar.protos.v1.Haptic;
import org.trocar.xrbridge.headset.Headset;

/**
 * What the server wants felt, on its way to the thread that owns the headset. Each hand feels at most {@value #PER_SECOND} a second: one
 * that comes sooner waits, and a newer one takes its place. What could not be played within a moment is forgotten: felt late it would be
 * taken for something else.
 */
final class Vibrations {
    static final int PER_SECOND = 10;
    static final long APART_NANOS = 1_000_000_000L / PER_SECOND;
    private static final long STALE_NANOS = 2 * APART_NANOS;

    private final Waiting left = new Waiting();
    private final Waiting right = new Waiting();
    private long played;

    /** One hand's next vibration. */
    private static final class Waiting {
        private final AtomicReference<Vibration> next = new AtomicReference<>();
        private long notBeforeNanos = Long.MIN_VALUE;
    }

    private Waiting waiting(Hand hand) {
        return hand == Hand.LEFT ? left : right;
    }

    /** Any thread: a wish without a hand is for both. */
    void ask(Haptic haptic, long nowNanos) {
        Vibration vibration = Vibration.of(haptic, nowNanos);
        if (!vibration.felt()) {
            return;
        }
        switch (haptic.getHand()) {
            case HAND_LEFT -> left.next.set(vibration);
            case HAND_RIGHT -> right.next.set(vibration);
            case HAND_UNSPECIFIED, UNRECOGNIZED -> {
                left.next.set(vibration);
                right.next.set(vibration);
            }
        }
    }

    /** The headset's thread, once a tick. */
    void play(Headset headset, long nowNanos) {
        play(headset, Hand.LEFT, nowNanos);
        play(headset, Hand.RIGHT, nowNanos);
    }

    private void play(Headset headset, Hand hand, long nowNanos) {
        Waiting waiting = waiting(hand);
        if (nowNanos < waiting.notBeforeNanos || waiting.next.get() == null) {
            return;
        }
        Vibration vibration = waiting.next.getAndSet(null);
        if (nowNanos - vibration.askedNanos() <= STALE_NANOS) {
            headset.vibrate(hand, vibration.amplitude(), vibration.durationNanos(), vibration.frequencyHz());
            waiting.notBeforeNanos = nowNanos + APART_NANOS;
            played++;
        }
    }

    /** How many were played. */
    long played() {
        return played;
    }
}
