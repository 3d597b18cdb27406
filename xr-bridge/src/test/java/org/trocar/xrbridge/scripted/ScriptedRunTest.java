package org.trocar.xrbridge.scripted;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.protos.v1.WorldState;
import org.trocar.xrbridge.client.BenchServer;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainException;
import org.trocar.xrbridge.client.TrainListener;

/** The trainee's whole way: joints out, over the wire, the world back. */
class ScriptedRunTest {
    private static final RunOptions OPTIONS = RunOptions.lockstep("learner-1", "peg-transfer");

    private final BenchServer server = new BenchServer();
    private int states;

    ScriptedRunTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aGoodTraineeFinishesTheTaskFromWhatTheServerShows() throws TrainException {
        RunOutcome outcome = run(Script.good(2));
        assertEquals(EndReason.END_REASON_TASK_COMPLETED, outcome.ended().getReason());
        assertEquals(12, server.bench.count(Bench.What.HANDED_OVER));
        assertEquals(outcome.framesSent(), states, 1.0);
    }

    @Test
    void twoRunsOfOneScriptSendTheSameFrames() throws TrainException {
        Script script = Script.good(2).stoppingAfter(1);
        run(script);
        HandFrame last = server.frames.get(server.frames.size() - 1);
        run(script);
        HandFrame lastAgain = server.frames.get(server.frames.size() - 1);
        assertEquals(last.sequence, lastAgain.sequence);
        assertArrayEquals(last.hand(Hand.LEFT).joints, lastAgain.hand(Hand.LEFT).joints);
    }

    @Test
    void theOpeningSaysScriptedAndNotHowGood() throws TrainException {
        run(Script.poor(2).stoppingAfter(0).withDominant(Hand.LEFT));
        Open open = server.open;
        assertEquals(Provenance.PROVENANCE_SCRIPTED, open.getProvenance());
        assertEquals("scripted", open.getDevice().getName());
        assertEquals(TrackingSource.TRACKING_SOURCE_SCRIPTED, open.getDevice().getRightSource());
        assertEquals(org.trocar.protos.v1.Hand.HAND_LEFT, open.getDominantHand());
        assertTrue(!open.toString().contains("poor") && !open.toString().contains("POOR"));
    }

    @Test
    void aTraineeThatStopsSaysFinish() throws TrainException {
        RunOutcome outcome = run(Script.good(2).stoppingAfter(1));
        assertEquals(EndReason.END_REASON_FINISHED, outcome.ended().getReason());
        assertEquals(1, server.bench.transfersDone());
    }

    @Test
    void inRealTimeFramesAreATickApartOnOurClock() throws TrainException {
        run(Script.good(1).withConduct(Conduct.DO_NOTHING, 0), OPTIONS.withPace(Pace.PACE_REALTIME));
        for (int i = 1; i < server.frames.size(); i++) {
            assertEquals(
                    OPTIONS.tickNanos(), server.frames.get(i).captureNanos - server.frames.get(i - 1).captureNanos);
        }
    }

    private RunOutcome run(Script script) throws TrainException {
        return run(script, OPTIONS);
    }

    private RunOutcome run(Script script, RunOptions options) throws TrainException {
        TrainListener counting = new TrainListener() {
            @Override
            public void worldState(WorldState state) {
                states++;
            }
        };
        return new ScriptedRun(script, options, System::nanoTime, counting).run(server.channel());
    }
}
