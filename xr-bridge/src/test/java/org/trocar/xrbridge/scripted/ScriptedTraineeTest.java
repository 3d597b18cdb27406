package org.trocar.xrbridge.scripted;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.Joint;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.xrbridge.scripted.Bench.What;
import org.trocar.xrbridge.trace.Mirror;

class ScriptedTraineeTest {
    private static final double LONG = 300;
    private static final List<What> ERRORS = List.of(What.CHANGED_HANDS_TOUCHING, What.FELL, What.OUT_OF_VIEW);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aGoodTraineeHandsEverySingleRingOverInMidAirAndBack(long seed) {
        Run run = run(Script.good(seed));
        assertTrue(run.bench.finished());
        assertEquals(12, run.bench.count(What.HANDED_OVER));
        assertEquals(12, run.bench.events().size() - run.bench.count(What.LIFTED), run.bench.events()::toString);
    }

    @Test
    void theNonDominantHandLiftsOnTheWayOutAndTheDominantOneOnTheWayBack() {
        for (Hand dominant : Hand.values()) {
            List<Bench.Event> lifts = run(Script.good(5).withDominant(dominant)).lifts();
            assertEquals(12, lifts.size());
            for (int i = 0; i < lifts.size(); i++) {
                assertEquals(i < 6 ? dominant.other() : dominant, lifts.get(i).hand());
            }
        }
    }

    @Test
    void aGoodTraineeIsCalmNearPegs() {
        Run run = new Run(Script.good(1));
        Vec3[] before = {new Vec3(), new Vec3()};
        while (!run.bench.finished()) {
            run.tick();
            for (Hand hand : Hand.values()) {
                Vec3 tip = run.bench.grasper(hand).tip().position;
                double speed = tip.distance(before[hand.ordinal()]) * Bench.TICK_HZ;
                assertTrue(!run.started() || pegDistance(tip) > 0.025 || speed < 0.12, () -> speed + " m/s");
                before[hand.ordinal()].set(tip);
            }
        }
    }

    @Test
    void aPoorTraineeIsSlowerAndMakesMistakes() {
        Run poor = run(Script.poor(3));
        assertTrue(poor.seconds() > 2 * run(Script.good(3)).seconds());
        assertTrue(poor.errors() > 0, poor.bench.events()::toString);
    }

    @Test
    void theSameScriptMakesTheSameFramesAndAnotherSeedOthers() {
        assertArrayEquals(run(Script.good(7)).lastJoints(), run(Script.good(7)).lastJoints());
        assertFalse(java.util.Arrays.equals(
                run(Script.good(7)).lastJoints(), run(Script.good(8)).lastJoints()));
    }

    @Test
    void untilTheFieldIsPlacedBothHandsHoldStill() {
        Run run = new Run(Script.poor(1));
        run.tick();
        Vec3 left = palm(run.frame, Hand.LEFT);
        Vec3 right = palm(run.frame, Hand.RIGHT);
        while (!run.bench.placed()) {
            run.tick();
            assertTrue(palm(run.frame, Hand.LEFT).distance(left) < 0.006);
            assertTrue(palm(run.frame, Hand.RIGHT).distance(right) < 0.006);
        }
    }

    @Test
    void aMirroredTraineeIsTheMirrorImageToTheLastBit() {
        HandFrame expected = new HandFrame();
        HandFrame mirrored = new HandFrame();
        Sight nothing = new Sight(6);
        ScriptedTrainee trainee = new ScriptedTrainee(Script.good(1), Bench.TABLETOP, Bench.TICK_HZ);
        ScriptedTrainee image = new ScriptedTrainee(Script.good(1).withMirror(), Bench.TABLETOP, Bench.TICK_HZ);
        for (int i = 0; i < 90; i++) {
            trainee.next(nothing, expected);
            image.next(nothing, mirrored);
            new Mirror().apply(expected);
            assertArrayEquals(expected.hand(Hand.LEFT).joints, mirrored.hand(Hand.LEFT).joints);
            assertArrayEquals(expected.hand(Hand.RIGHT).joints, mirrored.hand(Hand.RIGHT).joints);
        }
    }

    @Test
    void aMirroredTraineeOperatesWithTheOtherHandFirst() {
        Script mirrored = Script.good(1).withMirror();
        assertEquals(Hand.LEFT, mirrored.streamedDominant());
        Run run = run(mirrored);
        assertTrue(run.bench.finished());
        assertEquals(0, run.errors());
        assertEquals(Hand.RIGHT, run.lifts().get(0).hand());
    }

    @Test
    void doingNothingMovesNothing() {
        Run run = run(Script.good(1).withConduct(Conduct.DO_NOTHING, 10));
        assertTrue(run.bench.events().isEmpty());
        assertTrue(run.bench.furthestTipMetres(run.leftStart, run.rightStart) < 0.001);
        assertEquals(12, run.seconds(), 0.1, "two seconds of calibration and ten of patience");
    }

    @Test
    void wavingClosesTheJawsOnNothingAndLiftsNothing() {
        Run run = run(Script.good(1).withConduct(Conduct.WAVE, 10));
        assertTrue(run.bench.count(What.CLOSED_ON_NOTHING) > 10);
        assertTrue(run.lifts().isEmpty());
    }

    @Test
    void stoppingAfterOneLeavesOneRingAcross() {
        Run run = run(Script.good(1).stoppingAfter(1));
        assertTrue(run.trainee.finished());
        assertEquals(1, run.bench.transfersDone());
        assertEquals(1, run.trainee.transfersDone());
    }

    @ParameterizedTest
    @EnumSource
    void aMistakeIsMadeOnceAndBringsNoOther(Mistake.Kind kind) {
        Run run = run(Script.good(3).withMistakes(new Mistake(kind, 2)));
        List<What> expected = switch (kind) {
            case CLOSE_ON_NOTHING, WRONG_HAND_FIRST, LOSE_TRACKING -> List.of();
            case DROP_IN_VIEW -> List.of(What.FELL);
            case DROP_OUT_OF_VIEW -> List.of(What.OUT_OF_VIEW);
            case PUT_DOWN_ON_BOARD -> List.of(What.FELL, What.CHANGED_HANDS_TOUCHING);
            case PUT_DOWN_ON_PEG, PASS_ON_BOARD -> List.of(What.CHANGED_HANDS_TOUCHING);
        };
        List<What> errors = run.bench.events().stream()
                .map(Bench.Event::what)
                .filter(ERRORS::contains)
                .toList();
        assertEquals(expected, errors);
        assertEquals(kind == Mistake.Kind.CLOSE_ON_NOTHING ? 1 : 0, run.bench.count(What.CLOSED_ON_NOTHING));
        assertEquals(kind == Mistake.Kind.DROP_OUT_OF_VIEW ? 11 : 12, run.bench.transfersDone());
    }

    @Test
    void theWrongHandLiftsFirstOnlyInItsTransfer() {
        List<Bench.Event> lifts = run(Script.good(3).withMistakes(new Mistake(Mistake.Kind.WRONG_HAND_FIRST, 2)))
                .lifts();
        assertEquals(
                List.of(Hand.LEFT, Hand.LEFT, Hand.RIGHT, Hand.LEFT),
                lifts.stream().limit(4).map(Bench.Event::hand).toList());
    }

    @Test
    void aLostHandIsSentWithoutJointsForASecond() {
        Run run = new Run(Script.good(1).withMistakes(new Mistake(Mistake.Kind.LOSE_TRACKING, 0)));
        int untracked = 0;
        while (run.bench.transfersDone() == 0) {
            run.tick();
            untracked += run.frame.hand(Hand.LEFT).tracked(Joint.PALM) ? 0 : 1;
            assertTrue(run.frame.hand(Hand.RIGHT).tracked(Joint.PALM));
        }
        assertEquals(90, untracked, 1);
    }

    private static double pegDistance(Vec3 tip) {
        double height = Bench.TABLETOP.board().pegHeightMetres();
        return Bench.TABLETOP.board().pegs().stream()
                .mapToDouble(peg -> tip.distance(new Vec3(peg.xMetres(), height, peg.zMetres())))
                .min()
                .orElseThrow();
    }

    private static Vec3 palm(HandFrame frame, Hand hand) {
        return frame.hand(hand).joint(Joint.PALM, new Pose()).position;
    }

    private static Run run(Script script) {
        Run run = new Run(script);
        while (!run.bench.finished() && !run.trainee.finished() && run.seconds() < LONG) {
            run.tick();
        }
        return run;
    }

    /** A trainee at a bench. */
    private static final class Run {
        final Bench bench;
        final ScriptedTrainee trainee;
        final HandFrame frame = new HandFrame();
        final Sight sight = new Sight(6);
        final Vec3 leftStart = new Vec3();
        final Vec3 rightStart = new Vec3();

        Run(Script script) {
            bench = new Bench(script.streamedDominant());
            trainee = new ScriptedTrainee(script, Bench.TABLETOP, Bench.TICK_HZ);
        }

        void tick() {
            trainee.next(sight, frame);
            bench.tick(frame);
            bench.show(sight);
            if (frame.sequence == 1) {
                leftStart.set(bench.grasper(Hand.LEFT).tip().position);
                rightStart.set(bench.grasper(Hand.RIGHT).tip().position);
            }
        }

        boolean started() {
            return frame.sequence > 1;
        }

        double seconds() {
            return (double) frame.sequence / Bench.TICK_HZ;
        }

        List<Bench.Event> lifts() {
            return bench.events().stream()
                    .filter(event -> event.what() == What.LIFTED)
                    .toList();
        }

        long errors() {
            return bench.events().stream()
                    .filter(event -> ERRORS.contains(event.what()))
                    .count();
        }

        float[] lastJoints() {
            return frame.hand(Hand.RIGHT).joints.clone();
        }
    }
}
