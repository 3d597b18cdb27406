package org.trocar.xrbridge.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trocar.core.hands.Hand;
import org.trocar.core.metric.Movement;

/**
 * How far SPARC and path depend on how a device samples, on movements people really made. The bounds hold for the recording of a ring passed
 * from hand to hand, between fixed boundaries: its movements, and stretches of four seconds. What happens elsewhere is printed, and stands in
 * {@code docs/scoring.md}.
 */
class DeviceRateTest {
    private static final double MOST_SPARC = 0.01;
    private static final double MOST_PATH = 0.02;
    private static final double SEGMENT_SECONDS = 4;

    private static RecordedCourse course(String name, Hand hand) throws IOException {
        return RecordedCourse.of(Samples.committed(name + ".trace.jsonl.gz"), hand);
    }

    /** Every device shows each of its poses at the pose's own time, and may show it again. */
    private static List<Sampling> faithful(RecordedCourse course) {
        return List.of(
                Sampling.jitter(course, 1),
                Sampling.jitter(course, 3),
                Sampling.duplicates(course),
                Sampling.held(course, 30, 90),
                Sampling.held(course, 60, 120),
                Sampling.held(course, 90, 180),
                Sampling.held(course, 120, 240));
    }

    /** Frames do not fall on tracking: a pose is shown late by up to a frame, and by another amount each time. */
    private static List<Sampling> unfaithful(RecordedCourse course) {
        return List.of(Sampling.held(course, 60, 90), Sampling.held(course, 72, 90), Sampling.held(course, 30, 72));
    }

    @ParameterizedTest
    @EnumSource
    void howADeviceSamplesARealMovementHardlyMovesItsSparcAndPath(Hand hand) throws IOException {
        RecordedCourse course = course("hands-twoHandedPass", hand);
        RecordedCourse.Run truth = course.run(course.times(), course.times());
        Movement movement = truth.movements.get(0);
        assertEquals(1, truth.movements.size());
        for (Sampling sampling : faithful(course)) {
            RecordedCourse.Run run = course.run(sampling.shownNanos(), sampling.poseNanos());
            double whole = run.sparc(movement.onNanos(), movement.offNanos())
                    - truth.sparc(movement.onNanos(), movement.offNanos());
            assertEquals(0, whole, MOST_SPARC, sampling.name() + ", the whole movement");
            assertEquals(0, Change.between(truth, run, SEGMENT_SECONDS).largest, MOST_SPARC, sampling.name());
            assertEquals(0, pathChange(truth, run), MOST_PATH, sampling.name());
            assertEquals(1, run.movements.size(), sampling.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePathHoldsWhereSparcDoesNot(Hand hand) throws IOException {
        for (String recording : List.of("hands-twoHandedPass", "physics-demo")) {
            RecordedCourse course = course(recording, hand);
            RecordedCourse.Run truth = course.run(course.times(), course.times());
            for (Sampling sampling : unfaithful(course)) {
                RecordedCourse.Run run = course.run(sampling.shownNanos(), sampling.poseNanos());
                assertEquals(0, pathChange(truth, run), MOST_PATH, recording + ", " + sampling.name());
            }
        }
    }

    @Test
    void ofShortStretchesSparcDependsOnTheRate() throws IOException {
        RecordedCourse course = course("hands-twoHandedPass", Hand.RIGHT);
        Sampling slow = Sampling.held(course, 30, 90);
        RecordedCourse.Run truth = course.run(course.times(), course.times());
        Change change = Change.between(truth, course.run(slow.shownNanos(), slow.poseNanos()), 1);
        assertTrue(change.over > 0, "if this no longer holds, docs/scoring.md says too little of SPARC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hands-twoHandedPass", "physics-demo"})
    void whatItDoesElsewhereIsPrinted(String recording) throws IOException {
        for (Hand hand : Hand.values()) {
            RecordedCourse course = course(recording, hand);
            RecordedCourse.Run truth = course.run(course.times(), course.times());
            for (List<Sampling> samplings : List.of(faithful(course), unfaithful(course))) {
                for (Sampling sampling : samplings) {
                    RecordedCourse.Run run = course.run(sampling.shownNanos(), sampling.poseNanos());
                    System.out.println(line(recording + " " + hand, sampling, truth, run));
                    assertTrue(Double.isFinite(run.pipeline.medianSparc()));
                }
            }
        }
    }

    private static String line(String what, Sampling sampling, RecordedCourse.Run truth, RecordedCourse.Run run) {
        return String.format(
                Locale.ROOT,
                "%s, %s: path %+.2f %%, SPARC of the take %+.4f, of 4 s %s, 2 s %s, 1 s %s",
                what,
                sampling.name(),
                100 * pathChange(truth, run),
                run.pipeline.medianSparc() - truth.pipeline.medianSparc(),
                Change.between(truth, run, 4),
                Change.between(truth, run, 2),
                Change.between(truth, run, 1));
    }

    private static double pathChange(RecordedCourse.Run truth, RecordedCourse.Run run) {
        return run.pipeline.pathMetres() / truth.pipeline.pathMetres() - 1;
    }

    /** What becomes of the SPARC of fixed stretches, one after the other, the take's first half second left out. */
    private record Change(double largest, int over, int count) {
        private static final long FIRST_NANOS = 500_000_000;

        static Change between(RecordedCourse.Run truth, RecordedCourse.Run run, double seconds) {
            long length = (long) (seconds * 1e9);
            double largest = 0;
            int over = 0;
            int count = 0;
            for (long at = FIRST_NANOS; at + length <= truth.endNanos() - FIRST_NANOS; at += length) {
                double change = Math.abs(run.sparc(at, at + length) - truth.sparc(at, at + length));
                largest = Math.max(largest, change);
                over += change >= MOST_SPARC ? 1 : 0;
                count++;
            }
            return new Change(largest, over, count);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "at most %.4f (%d of %d over 0.01)", largest, over, count);
        }
    }
}
