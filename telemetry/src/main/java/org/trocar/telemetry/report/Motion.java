package org.trocar.telemetry.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.metric.BimanualMotion;
import org.trocar.core.metric.MovementLog;
import org.trocar.core.metric.TipSink;

/** How both tips moved: measured anew, by the pipeline that the grade's values come from, and kept to be drawn. */
final class Motion implements TipSink {
    /** Shorter stillness is no idleness (D'Angelo 2015). */
    private static final double MIN_IDLE_SECONDS = 0.5;
    /** Shorter gaps are bridged by the pipeline. */
    private static final double BRIDGED_SECONDS = 0.1;

    private final BimanualMotion pipelines = new BimanualMotion();
    private final HandTrace left = new HandTrace();
    private final HandTrace right = new HandTrace();
    private double startSeconds = Double.NaN;
    private double endSeconds;

    Motion() {
        for (Hand hand : Hand.values()) {
            pipelines.hand(hand).watchGrid(hand(hand));
            pipelines.hand(hand).logMovements(new MovementLog(hand(hand)::moved));
        }
    }

    @Override
    public void sample(
            long captureNanos,
            long sampleNanos,
            Pose leftTip,
            boolean leftTracked,
            Pose rightTip,
            boolean rightTracked) {
        pipelines.sample(captureNanos, sampleNanos, leftTip, leftTracked, rightTip, rightTracked);
        startSeconds = Double.isNaN(startSeconds) ? captureNanos * 1e-9 : startSeconds;
        endSeconds = captureNanos * 1e-9;
    }

    @Override
    public void breakSegment(long captureNanos) {
        pipelines.breakSegment(captureNanos);
    }

    @Override
    public void finish(long endNanos) {
        pipelines.finish(endNanos);
        endSeconds = Math.max(endSeconds, endNanos * 1e-9);
    }

    HandTrace hand(Hand hand) {
        return hand == Hand.LEFT ? left : right;
    }

    /** When a tip was not followed, from the laying of the field on: pauses and losses of tracking. */
    List<Span> unseen(Hand hand) {
        if (Double.isNaN(startSeconds)) {
            return List.of();
        }
        return new Span(startSeconds, endSeconds)
                .without(hand(hand).seen()).stream()
                        .filter(span -> span.seconds() > BRIDGED_SECONDS)
                        .toList();
    }

    /** When a tip was not followed although the run went on: the hand was not seen, or not back at its instrument yet. */
    List<Span> lost(Hand hand, List<Span> pauses) {
        return Span.difference(unseen(hand), pauses).stream()
                .filter(span -> span.seconds() > BRIDGED_SECONDS)
                .toList();
    }

    /** When both tips were followed and neither moved. */
    List<Span> idle() {
        List<Span> away = new ArrayList<>();
        Stream.of(Hand.values()).forEach(hand -> {
            away.addAll(hand(hand).movements());
            away.addAll(unseen(hand));
        });
        return Double.isNaN(startSeconds)
                ? List.of()
                : new Span(startSeconds, endSeconds)
                        .without(away).stream()
                                .filter(span -> span.seconds() >= MIN_IDLE_SECONDS)
                                .toList();
    }
}
