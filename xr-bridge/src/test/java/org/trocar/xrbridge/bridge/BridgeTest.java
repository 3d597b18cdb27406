package org.trocar.xrbridge.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.Control;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.Haptic;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.Resumed;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.protos.v1.WorldState;
import org.trocar.xrbridge.client.BenchServer;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainException;
import org.trocar.xrbridge.headset.HeadsetDriver;
import org.trocar.xrbridge.headset.HeadsetException;
import org.trocar.xrbridge.headset.HeadsetState;
import org.trocar.xrbridge.scripted.Script;
import org.trocar.xrbridge.simulated.RecordedDriver;
import org.trocar.xrbridge.simulated.ScriptedDriver;
import org.trocar.xrbridge.trace.TraceReader;

/** The whole bridge, in real time, against a stand-in for the server. */
class BridgeTest {
    private static final Path PASS = Path.of("../recordings/hands-twoHandedPass.trace.jsonl.gz");
    private static final RunOptions RUN =
            RunOptions.lockstep("learner-1", "peg-transfer").withPace(Pace.PACE_REALTIME);

    @TempDir
    private Path temp;

    private final BenchServer server = new BenchServer();
    private final StubHeadset headset = new StubHeadset();
    private final List<String> heard = new ArrayList<>();
    private Bridge bridge;

    BridgeTest() throws IOException {
        headset.remembers = false;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Keeps what it hears of the headset and the connection; told how many frames the server has, it may do something. */
    private BridgeListener onFrames(LongConsumer then) {
        return new BridgeListener() {
            @Override
            public void worldState(WorldState state) {
                then.accept(state.getTick());
            }

            @Override
            public void headsetWaiting() {
                heard.add("waiting");
                headset.state = HeadsetState.RUNNING;
            }

            @Override
            public void headsetLost() {
                heard.add("headset lost");
            }

            @Override
            public void lost(String why) {
                heard.add("lost");
            }

            @Override
            public void resumed(Resumed resumed, long tickBefore) {
                heard.add("resumed");
            }
        };
    }

    private LongConsumer endAt(long frames) {
        return tick -> headset.state = tick >= frames ? HeadsetState.ENDED : headset.state;
    }

    private Optional<RunOutcome> run(HeadsetDriver driver, RunOptions options, BridgeListener listener)
            throws TrainException, HeadsetException {
        bridge = new Bridge(
                driver, new BridgeOptions(options, false, Duration.ofSeconds(30), Optional.empty()), listener);
        return bridge.run(server.channel());
    }

    private void assertRising() {
        for (int i = 1; i < server.frames.size(); i++) {
            HandFrame before = server.frames.get(i - 1);
            HandFrame frame = server.frames.get(i);
            assertTrue(frame.sequence > before.sequence, "sequence at " + i);
            assertTrue(frame.captureNanos > before.captureNanos, "capture time at " + i);
        }
    }

    @Test
    void aHeadsetsFramesArriveAndItsEndFinishesTheRun() throws Exception {
        RunOutcome outcome = run(headset, RUN, onFrames(endAt(40))).orElseThrow();
        assertTrue(outcome.grade().isPresent());
        assertRising();
        assertEquals(server.frames.size(), bridge.report().sent());
        assertTrue(server.frames.get(0).controller(Hand.LEFT).tracked());
        assertEquals(ControlAction.CONTROL_ACTION_FINISH, server.controls.get(0).getAction());
        assertEquals("stub", server.open.getDevice().getName());
        assertEquals(
                TrackingSource.TRACKING_SOURCE_CONTROLLER,
                server.open.getDevice().getLeftSource());
        assertEquals(Provenance.PROVENANCE_HEADSET, server.open.getProvenance());
        assertEquals("CLOCK_OF_THE_STUB", server.open.getClock().getName());
    }

    @Test
    void whereTheHandsComeFromChangesInTheRecordToo() throws Exception {
        run(headset, RUN, onFrames(tick -> {
                    if (tick == 10) {
                        headset.description =
                                StubHeadset.describing(TrackingSource.TRACKING_SOURCE_CONTROLLER_EMULATED);
                    }
                    // Many states may come at once: the bridge has to have looked at its headset in between.
                    if (!server.controls.isEmpty()) {
                        endAt(40).accept(tick);
                    }
                }))
                .orElseThrow();
        assertEquals(2, server.controls.size(), server.controls.toString());
        Control mark = server.controls.get(0);
        assertEquals(ControlAction.CONTROL_ACTION_MARK, mark.getAction());
        assertEquals("headset", mark.getAuthor());
        assertTrue(mark.getReason().contains("left hand is made up from a controller"), mark.getReason());
        assertEquals(List.of(), heard, "nobody is told to put the headset on");
    }

    @Test
    void handsThatKeepChangingAreMarkedAtMostOnceASecondAndAtTheEnd() throws Exception {
        long start = System.nanoTime();
        run(headset, RUN, onFrames(tick -> {
                    headset.description = StubHeadset.describing(
                            tick % 2 == 0
                                    ? TrackingSource.TRACKING_SOURCE_CONTROLLER
                                    : TrackingSource.TRACKING_SOURCE_OBSERVED);
                    endAt(45).accept(tick);
                }))
                .orElseThrow();
        long seconds = (System.nanoTime() - start) / 1_000_000_000L;
        assertTrue(server.controls.size() <= 3 + seconds, server.controls.toString());
    }

    private void assertStopped(TrainException stopped, String what) {
        assertTrue(stopped.getMessage().startsWith("stopped without a grade"), stopped.getMessage());
        assertTrue(stopped.getMessage().contains(what), stopped.getMessage());
    }

    @Test
    void whoeverStopsTheBridgeWhileTheConnectionIsLostHearsWhichSessionIsLeft() {
        RunOptions unlucky = RunOptions.lockstep("unlucky", "peg-transfer");
        assertStopped(
                assertThrows(
                        TrainException.class,
                        () -> run(headset, unlucky, new BridgeListener() {
                            @Override
                            public void lost(String why) {
                                bridge.stop();
                            }
                        })),
                "session session-1 waits");
    }

    @Test
    void aConnectionThatIsLostAfterTheStopIsNotLookedFor() {
        assertStopped(
                assertThrows(
                        TrainException.class,
                        () -> run(headset, RUN, onFrames(tick -> {
                            if (tick == 10) {
                                bridge.stop();
                                server.close();
                            }
                        }))),
                "session session-1 waits");
    }

    @Test
    void whoeverAbandonsTheBridgeWhileTheServerIsSilentNeedNotWaitForIt() {
        RunOptions ignored = RunOptions.lockstep("ignored", "peg-transfer");
        CompletableFuture.runAsync(() -> {
            while (!server.open.getLearnerPseudonym().equals("ignored")) {
                Thread.onSpinWait();
            }
            bridge.stop();
            bridge.abandon();
        });
        assertStopped(
                assertThrows(TrainException.class, () -> run(headset, ignored, BridgeListener.NONE)),
                "no session was open");
    }

    @Test
    void whoeverStopsTheBridgeGetsTheGradeAllTheSame() throws Exception {
        RunOutcome outcome = run(headset, RUN, onFrames(tick -> {
                    if (tick >= 10) {
                        bridge.stop();
                    }
                }))
                .orElseThrow();
        assertTrue(outcome.grade().isPresent());
        assertEquals(ControlAction.CONTROL_ACTION_FINISH, server.controls.get(0).getAction());
    }

    @Test
    void theSessionIsOpenedWhenSomebodyPutsTheHeadsetOn() throws Exception {
        headset.state = HeadsetState.WAITING;
        run(headset, RUN, onFrames(endAt(5))).orElseThrow();
        assertEquals(List.of("waiting"), heard);
        assertRising();
    }

    @Test
    void aHeadsetThatEndsBeforeASessionIsOpenOpensNone() throws Exception {
        headset.state = HeadsetState.ENDED;
        assertEquals(Optional.empty(), run(headset, RUN, BridgeListener.NONE));
        assertEquals("", server.open.getLearnerPseudonym());
    }

    @Test
    void aHeadsetThatIsNotThereIsSaidInItsDriversWords() {
        headset.absent = new HeadsetException("install a runtime", false);
        HeadsetException missing = assertThrows(HeadsetException.class, () -> run(headset, RUN, BridgeListener.NONE));
        assertEquals("install a runtime", missing.getMessage());
    }

    @Test
    void aRefusedSessionIsSaidInTheServersWords() {
        RunOptions refused = RunOptions.lockstep("nobody", "peg-transfer");
        TrainException refusal = assertThrows(TrainException.class, () -> run(headset, refused, BridgeListener.NONE));
        assertTrue(refusal.getMessage().contains("name somebody"), refusal.getMessage());
    }

    @Test
    void aLostHeadsetComesBackIntoTheSameSessionWithItsEpochRaised() throws Exception {
        run(
                        headset,
                        RUN,
                        onFrames(tick -> {
                                    if (tick == 10 && headset.openings == 1) {
                                        headset.state = HeadsetState.LOST;
                                    } else if (headset.openings == 2) {
                                        endAt(40).accept(tick);
                                    }
                                })
                                .and(new BridgeListener() {
                                    @Override
                                    public void headsetLost() {
                                        headset.state = HeadsetState.RUNNING;
                                    }
                                }))
                .orElseThrow();
        assertEquals(List.of("headset lost"), heard);
        assertRising();
        assertEquals(0, server.frames.get(0).spaceEpoch);
        assertEquals(1, server.frames.get(server.frames.size() - 1).spaceEpoch);
        assertEquals(2, bridge.report().openings());
    }

    @Test
    void aLostConnectionIsResumedAndWhatWasCapturedMeanwhileIsNotSent() throws Exception {
        RunOptions dropped = RunOptions.lockstep("dropped", "peg-transfer");
        RunOutcome outcome = run(headset, dropped, onFrames(endAt(60))).orElseThrow();
        assertTrue(outcome.grade().isPresent());
        assertEquals(List.of("lost", "resumed"), heard);
        assertRising();
        assertEquals(bridge.report().sent(), outcome.framesSent());
        assertTrue(bridge.report().openings() == 1, "the headset was not bothered");
    }

    @Test
    void theServersCuesAreFelt() throws Exception {
        server.cue = Optional.of(Cue.newBuilder()
                .setHaptic(Haptic.newBuilder()
                        .setHand(org.trocar.protos.v1.Hand.HAND_RIGHT)
                        .setAmplitude(1)
                        .setDurationMillis(30))
                .build());
        run(headset, RUN, onFrames(endAt(60))).orElseThrow();
        assertFalse(headset.felt.isEmpty());
        assertFalse(headset.felt.contains(Hand.LEFT));
        assertTrue(headset.felt.size() < server.frames.size() / 2, "a cue a frame is more than a hand may feel");
        assertEquals(headset.felt.size(), bridge.report().vibrations());
    }

    @Test
    void aRecordingIsPlayedWholeAsFromAHeadset() throws Exception {
        Path recording = temp.resolve("short.trace.jsonl");
        try (Stream<String> lines = TraceReader.text(PASS).lines()) {
            Files.write(recording, lines.limit(200).toList());
        }
        RecordedDriver driver = RecordedDriver.of(recording, System::nanoTime);
        RunOutcome outcome = run(driver, RUN, driver).orElseThrow();
        assertTrue(outcome.grade().isPresent());
        assertRising();
        double seconds =
                (server.frames.get(server.frames.size() - 1).captureNanos - server.frames.get(0).captureNanos) * 1e-9;
        assertTrue(seconds > 2, "it lasted " + seconds + " s");
        assertEquals(Provenance.PROVENANCE_RECORDING, server.open.getProvenance());
        assertTrue(server.frames
                .get(server.frames.size() - 1)
                .controller(Hand.LEFT)
                .tracked());
    }

    @Test
    void theScriptedTraineeSeesWhatTheServerShowsAndOperates() throws Exception {
        ScriptedDriver driver = new ScriptedDriver(Script.good(3).stoppingAfter(1), RUN.tickHz());
        RunOutcome outcome = run(driver, RUN, driver).orElseThrow();
        assertEquals(1, outcome.grade().orElseThrow().getScore(), "rings transferred on the bench");
        assertEquals(Provenance.PROVENANCE_SCRIPTED, server.open.getProvenance());
    }
}
