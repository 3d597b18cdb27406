package org.trocar.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.grade.Verdict;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.scenario.TestScenario;
import org.trocar.core.scoring.Metric;
import org.trocar.core.uncertainty.ErrorBars;

class SessionTest {
    private final Scenario scenario = TestScenario.pegTransfer();
    private final TestHands hands = new TestHands(scenario);
    private final SealJournal journal = new SealJournal();
    private final Session session =
            new Session(TestHands.manifest(scenario, Optional.of(hands.start())), journal, it -> {});

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            session.tick(hands.next());
        }
    }

    /** Both tips go round: some movement for the metrics. */
    private void wave(int count) {
        for (int i = 0; i < count; i++) {
            double phase = hands.tick() * 0.05;
            hands.tip(Hand.LEFT, -0.03 + 0.02 * StrictMath.sin(phase), 0.045, 0.02 * StrictMath.cos(phase));
            hands.tip(Hand.RIGHT, 0.03, 0.045 + 0.01 * StrictMath.sin(2 * phase), 0.01);
            ticks(1);
        }
    }

    private void control(ControlEvent.Kind kind) {
        TickInput in = hands.next();
        in.addControl(new ControlEvent(kind, "tester", "", 0));
        session.tick(in);
    }

    private Grade grade() {
        return Grader.grade(session, new RunRecord("", "", 0, "", 0), ErrorBars.none());
    }

    @Test
    void theTipIsWhereTheHandPutsIt() {
        hands.tip(Hand.LEFT, -0.05, 0.03, -0.02);
        ticks(5);

        assertEquals(0, session.world().grasper(Hand.LEFT).tip().position.distance(new Vec3(-0.05, 0.03, -0.02)), 1e-6);
    }

    @Test
    void twoStillSecondsCalibrateAndThenTheRunBegins() {
        Session fresh = new Session(TestHands.manifest(scenario, Optional.empty()), journal, it -> {});
        for (int i = 0; i < 170; i++) {
            fresh.tick(hands.next());
        }
        assertEquals(Phase.CALIBRATING, fresh.phase());
        for (int i = 0; i < 20; i++) {
            fresh.tick(hands.next());
        }
        assertEquals(Phase.RUNNING, fresh.phase());
        assertTrue(fresh.world().calibrated());
        assertTrue(fresh.world().fieldInSpace().position.length() < 1e-6);
    }

    @Test
    void anUntrackedHandHoldsPoseAndJaws() {
        hands.pinch(Hand.LEFT, true);
        ticks(30);
        double angle = session.world().grasper(Hand.LEFT).jawAngleRadians();
        Vec3 tip = new Vec3().set(session.world().grasper(Hand.LEFT).tip().position);
        hands.track(Hand.LEFT, false).pinch(Hand.LEFT, false).tip(Hand.LEFT, 0, 0.1, 0);
        ticks(90);

        assertEquals(angle, session.world().grasper(Hand.LEFT).jawAngleRadians());
        assertEquals(0, tip.distance(session.world().grasper(Hand.LEFT).tip().position));
        assertFalse(session.world().tracked(Hand.LEFT));
        assertTrue(session.world().tracked(Hand.RIGHT));
    }

    @Test
    void framesThatStopComingLowerTheCoverage() {
        wave(450);
        for (int i = 0; i < 450; i++) {
            session.tick(hands.nothing());
        }
        control(ControlEvent.Kind.FINISH);

        assertEquals(0.5, grade().value(Metric.COVERAGE), 0.02);
        assertTrue(grade().lowConfidence());
    }

    @Test
    void doingNothingScoresNothing() {
        ticks(900);
        control(ControlEvent.Kind.FINISH);

        assertEquals(Verdict.FAIL, grade().verdict());
        assertEquals(0, grade().score().orElseThrow());
        assertEquals(0, grade().value(Metric.TRANSFERS_DONE));
        assertTrue(grade().value(Metric.IDLE_TIME) > 8);
    }

    @Test
    void wavingScoresNothingAndMovesNothingButTheHands() {
        wave(900);
        control(ControlEvent.Kind.FINISH);

        assertEquals(0, grade().score().orElseThrow());
        assertTrue(grade().value(Metric.PATH_LENGTH_LEFT) > 0.3);
        assertTrue(Double.isNaN(grade().value(Metric.ECONOMY_LEFT)));
    }

    @Test
    void aRunWhoseFieldWasNeverPlacedIsNotGradable() {
        Session fresh = new Session(TestHands.manifest(scenario, Optional.empty()), journal, it -> {});
        for (int i = 0; i < 50; i++) {
            fresh.tick(hands.next());
        }
        assertEquals(
                Verdict.NOT_GRADABLE,
                Grader.grade(fresh, new RunRecord("", "", 0, "", 0), ErrorBars.none())
                        .verdict());
    }

    @Test
    void aLostRecordMakesARunNotGradable() {
        wave(90);
        assertEquals(
                Verdict.NOT_GRADABLE,
                Grader.grade(session, new RunRecord("", "", 1, "", 0), ErrorBars.none())
                        .verdict());
    }

    @Test
    void aPauseStopsSimulatedTimeAndCountsForNoMetric() {
        wave(90);
        double operating = session.world().operatingSeconds();
        control(ControlEvent.Kind.PAUSE);
        double path = session.sheet().value(Metric.PATH_LENGTH_LEFT);
        wave(200);
        assertEquals(Phase.PAUSED, session.phase());
        assertEquals(operating, session.world().operatingSeconds());
        assertEquals(path, session.sheet().value(Metric.PATH_LENGTH_LEFT));
        control(ControlEvent.Kind.RESUME);
        wave(90);
        assertTrue(session.world().operatingSeconds() > operating);
    }

    @Test
    void anInstrumentCannotBeMovedDuringAPause() {
        hands.tip(Hand.LEFT, -0.05, 0.03, 0);
        ticks(30);
        Vec3 left = new Vec3().set(session.world().grasper(Hand.LEFT).tip().position);
        control(ControlEvent.Kind.PAUSE);
        hands.tip(Hand.LEFT, 0.02, 0.06, 0.02);
        ticks(60);
        control(ControlEvent.Kind.RESUME);
        ticks(60);
        assertEquals(0, left.distance(session.world().grasper(Hand.LEFT).tip().position), "it waits for the hand");
        assertFalse(session.world().tracked(Hand.LEFT));
        hands.tip(Hand.LEFT, -0.05, 0.03, 0);
        ticks(2);
        hands.tip(Hand.LEFT, -0.04, 0.03, 0);
        ticks(2);
        assertTrue(session.world().tracked(Hand.LEFT));
        assertEquals(-0.04, session.world().grasper(Hand.LEFT).tip().position.x, 1e-6);
    }

    @Test
    void whatMovedWhileTheRecordingLeftTimeOutIsNoPath() {
        wave(200);
        ticks(90);
        double before = session.sheet().value(Metric.PATH_LENGTH_LEFT);
        hands.tip(Hand.LEFT, -0.03, 0.085, 0.02);
        TickInput farSide = hands.next();
        farSide.addControl(new ControlEvent(ControlEvent.Kind.GAP, "server", "", 2_000_000_000L));
        session.tick(farSide);
        ticks(90);

        assertEquals(before, session.sheet().value(Metric.PATH_LENGTH_LEFT), 0.001);
        wave(90);
        assertTrue(session.sheet().value(Metric.PATH_LENGTH_LEFT) > before + 0.01);
    }

    @Test
    void framesThatAreSteadilyLateMoveTheInstrumentsAndLowerTheCoverage() {
        for (int i = 0; i < 900; i++) {
            hands.tip(Hand.LEFT, -0.03 + 0.02 * StrictMath.sin(i * 0.05), 0.045, 0.01);
            session.tick(hands.nextLateBy(130_000_000L));
        }
        double moved = session.world().grasper(Hand.LEFT).tip().position.distance(new Vec3(-0.03, 0.045, 0.01));
        assertTrue(moved > 0.001, "moved " + moved + " m");
        control(ControlEvent.Kind.FINISH);
        assertTrue(grade().value(Metric.COVERAGE) < 0.1, "coverage " + grade().value(Metric.COVERAGE));
    }

    @Test
    void timeInAMovedSpaceIsUntrackedTime() {
        wave(450);
        for (int i = 0; i < 450; i++) {
            hands.tip(Hand.LEFT, -0.03 + (i % 2 == 0 ? 0.03 : 0), 0.045, 0.01);
            TickInput in = hands.next();
            in.frame(0).spaceEpoch = 1;
            session.tick(in);
            assertFalse(session.world().tracked(Hand.LEFT));
        }
        control(ControlEvent.Kind.FINISH);
        assertEquals(0.5, grade().value(Metric.COVERAGE), 0.02);
    }

    @Test
    void withoutNewFramesTheJawsNeverOpen() {
        hands.pinch(Hand.LEFT, true);
        ticks(30);
        hands.pinch(Hand.LEFT, false);
        ticks(1);
        double angle = session.world().grasper(Hand.LEFT).jawAngleRadians();
        for (int i = 0; i < 30; i++) {
            session.tick(hands.nothing());
        }
        assertEquals(angle, session.world().grasper(Hand.LEFT).jawAngleRadians());
    }

    @Test
    void slippedTimeIsNoGiftToTheTaskClock() {
        wave(90);
        double before = session.world().operatingSeconds();
        TickInput in = hands.next();
        in.addControl(new ControlEvent(ControlEvent.Kind.SLIP, "server", "", 2_000_000_000L));
        session.tick(in);
        assertEquals(2.0, session.world().operatingSeconds() - before, 0.02);
    }

    @Test
    void aRunThatTheServerInterruptedIsNotGradable() {
        wave(90);
        control(ControlEvent.Kind.SHUTDOWN);
        assertEquals(Verdict.NOT_GRADABLE, grade().verdict());
    }

    @Test
    void aRunThatIsEndedForWantOfDiskIsNotGradable() {
        wave(90);
        control(ControlEvent.Kind.DISK_FULL);
        assertEquals(EndReason.DISK_FULL, session.endReason());
        assertEquals(Verdict.NOT_GRADABLE, grade().verdict());
    }

    @Test
    void aMessageIsToldWithTheGrade() {
        wave(90);
        control(ControlEvent.Kind.MESSAGE);
        wave(90);
        control(ControlEvent.Kind.FINISH);
        assertTrue(grade().reasons().stream().anyMatch(reason -> reason.contains("told the trainee something once")));
    }

    @Test
    void aRunThatAnOperatorEndsIsNotGradable() {
        wave(90);
        control(ControlEvent.Kind.END);
        assertEquals(EndReason.ENDED_BY_OPERATOR, session.endReason());
        assertEquals(Verdict.NOT_GRADABLE, grade().verdict());
    }

    @Test
    void aPauseIsToldWithTheGrade() {
        wave(90);
        control(ControlEvent.Kind.PAUSE);
        control(ControlEvent.Kind.RESUME);
        wave(90);
        control(ControlEvent.Kind.FINISH);
        assertTrue(grade().reasons().stream().anyMatch(reason -> reason.contains("paused 1 times")));
    }

    @Test
    void posesThatRepeatBitByBitAreCountedAsHeld() {
        for (int i = 0; i < 90; i++) {
            if (i % 3 == 0) {
                hands.tip(Hand.LEFT, -0.03 + i * 1e-4, 0.045, 0.01);
            }
            ticks(1);
        }
        assertEquals(60, session.inputCounts().framesHeld());
    }

    @Test
    void swappingTheHandsSwapsTheirPaths() {
        Session mirrored = new Session(TestHands.manifest(scenario, Optional.of(hands.start())), journal, it -> {});
        TestHands other = new TestHands(scenario);
        for (int i = 0; i < 400; i++) {
            double swing = 0.02 * StrictMath.sin(i * 0.05);
            session.tick(hands.tip(Hand.LEFT, -0.03 + swing, 0.045, 0.01).next());
            mirrored.tick(other.tip(Hand.RIGHT, 0.03 - swing, 0.045, 0.01).next());
        }
        // The hands are mirror images up to the rounding of a frame's floats.
        assertEquals(
                session.sheet().value(Metric.PATH_LENGTH_LEFT), mirrored.sheet().value(Metric.PATH_LENGTH_RIGHT), 1e-6);
        assertEquals(
                session.sheet().value(Metric.PATH_LENGTH_RIGHT),
                mirrored.sheet().value(Metric.PATH_LENGTH_LEFT),
                1e-6);
    }

    @Test
    void whatANoisyTrackerCannotTellIsNotMeasurable() {
        Session fresh = new Session(TestHands.manifest(scenario, Optional.empty()), journal, it -> {});
        java.util.SplittableRandom random = new java.util.SplittableRandom(5);
        for (int i = 0; i < 1000; i++) {
            hands.home();
            double noise = 0.006 * (random.nextDouble() - 0.5);
            hands.tip(Hand.LEFT, -0.03 + noise, 0.045 + noise, 0.01);
            fresh.tick(hands.next());
        }
        assertTrue(fresh.world().calibrated());
        assertTrue(fresh.world().stillTipMetresPerSecond(Hand.LEFT) > 0.01);
        assertTrue(fresh.world().stillTipMetresPerSecond(Hand.RIGHT) < 0.001);
        assertTrue(Double.isNaN(fresh.sheet().value(Metric.MOVEMENTS_LEFT)));
        assertTrue(Double.isNaN(fresh.sheet().value(Metric.IDLE_TIME)));
        assertTrue(fresh.sheet().whyUndefined(Metric.IDLE_TIME).startsWith("not measurable"));
        assertEquals(0, fresh.sheet().value(Metric.MOVEMENTS_RIGHT));
        fresh.tick(hands.nothing());
        assertTrue(Grader.grade(fresh, new RunRecord("", "", 0, "", 0), ErrorBars.none())
                        .values()
                        .size()
                > 10);
    }

    @Test
    void aMovedSpaceHasToBeCalibratedAnew() {
        ticks(90);
        for (int i = 0; i < 100; i++) {
            TickInput in = hands.next();
            in.frame(0).spaceEpoch = 1;
            session.tick(in);
        }
        assertEquals(Phase.CALIBRATING, session.phase());
        for (int i = 0; i < 100; i++) {
            TickInput in = hands.next();
            in.frame(0).spaceEpoch = 1;
            session.tick(in);
        }
        assertEquals(Phase.RUNNING, session.phase());
        assertTrue(session.world().calibrated());
    }

    @Test
    void theSameInputGivesTheSameSealsAndAnyOtherOthers() {
        wave(300);
        SealJournal again = new SealJournal();
        TestHands same = new TestHands(scenario);
        Session replayed = new Session(TestHands.manifest(scenario, Optional.of(hands.start())), again, it -> {});
        for (int i = 0; i < 300; i++) {
            double phase = same.tick() * 0.05;
            same.tip(Hand.LEFT, -0.03 + 0.02 * StrictMath.sin(phase), 0.045, 0.02 * StrictMath.cos(phase));
            same.tip(Hand.RIGHT, 0.03, 0.045 + 0.01 * StrictMath.sin(2 * phase), 0.01);
            replayed.tick(same.next());
        }
        assertEquals(journal.seals, again.seals);
        assertNotEquals(journal.seals.get(100), journal.seals.get(101));
    }

    @Test
    void tenThousandTicksAllocateNothing() {
        Session quiet =
                new Session(TestHands.manifest(scenario, Optional.of(hands.start())), new SilentJournal(), it -> {});
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (int round = 0; round < 3; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            long builder = 0;
            for (int i = 0; i < 10_000; i++) {
                long mark = threads.getCurrentThreadAllocatedBytes();
                boolean closed = i / 200 % 2 == 0;
                double phase = i * 0.03;
                hands.pinch(Hand.LEFT, closed)
                        .tip(Hand.LEFT, -0.04 + 0.03 * StrictMath.sin(phase % 0.7), 0.01, 0.02)
                        .tip(Hand.RIGHT, 0.04, 0.02 + 0.01 * StrictMath.sin(phase % 0.7), 0);
                TickInput in = hands.next();
                builder += threads.getCurrentThreadAllocatedBytes() - mark;
                quiet.tick(in);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before - builder;
        }
        assertEquals(0, allocated, "bytes over 10,000 ticks after warm-up");
    }
}
