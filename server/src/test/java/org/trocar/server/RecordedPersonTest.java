package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Verdict;
import org.trocar.core.hands.Hand;
import org.trocar.core.scoring.Metric;
import org.trocar.protos.v1.Instrument;
import org.trocar.protos.v1.WorldState;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainListener;
import org.trocar.xrbridge.player.RecordingPlayer;

/** A real person's recorded hands, who were doing something else: they operate the instruments, and nobody takes that for skill. */
class RecordedPersonTest extends WithAServer {
    private ManagedChannel channel;

    @BeforeEach
    void connect() {
        channel = Arrivals.channel(server.address().getPort());
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    private Grade play(String recording, boolean mirrored, TrainListener listener) throws Exception {
        Path file = Path.of("../recordings", recording + ".trace.jsonl.gz");
        RunOptions options =
                RunOptions.lockstep("person", "peg-transfer").withDominant(mirrored ? Hand.LEFT : Hand.RIGHT);
        RunOutcome outcome = new RecordingPlayer(file, options, mirrored, System::nanoTime).play(channel, listener);
        return GradeDocument.ofCanonical(outcome.grade().orElseThrow().getCanonicalJson())
                .grade();
    }

    @ParameterizedTest
    @ValueSource(strings = {"physics-demo", "hands-twoHandedPass"})
    void theirHandsMoveTheInstrumentsInTheFieldAndTheirPressesWorkTheJaws(String recording) throws Exception {
        Watcher watcher = new Watcher();
        Grade grade = play(recording, false, watcher);

        assertTrue(watcher.presses > 0 && watcher.releases > 0, watcher.presses + " presses");
        assertTrue(watcher.inField > 0.2 * watcher.ticks, watcher.inField + " of " + watcher.ticks + " ticks");
        assertTrue(grade.value(Metric.PATH_LENGTH_LEFT) > 0.5 && grade.value(Metric.PATH_LENGTH_RIGHT) > 0.5);
        assertTrue(grade.value(Metric.MOVEMENTS_LEFT) >= 2);
        assertTrue(grade.value(Metric.SPARC_LEFT) < -1);
        assertTrue(grade.value(Metric.COVERAGE) > 0.99);
        assertFalse(grade.calibrated(), "they never hold still");
        assertEquals(Verdict.FAIL, grade.verdict());
        assertEquals(0, grade.score().orElseThrow());
    }

    @Test
    void playingTheMirrorImageSwapsTheHandsScores() throws Exception {
        Grade straight = play("hands-twoHandedPass", false, TrainListener.NONE);
        Grade mirrored = play("hands-twoHandedPass", true, TrainListener.NONE);

        List<Metric> left = List.of(
                Metric.PATH_LENGTH_LEFT,
                Metric.MOVEMENTS_LEFT,
                Metric.ANGULAR_PATH_LEFT,
                Metric.SPARC_LEFT,
                Metric.TRACKED_LEFT);
        List<Metric> right = List.of(
                Metric.PATH_LENGTH_RIGHT,
                Metric.MOVEMENTS_RIGHT,
                Metric.ANGULAR_PATH_RIGHT,
                Metric.SPARC_RIGHT,
                Metric.TRACKED_RIGHT);
        for (int i = 0; i < left.size(); i++) {
            assertEquals(
                    straight.value(left.get(i)),
                    mirrored.value(right.get(i)),
                    1e-6,
                    left.get(i).key());
            assertEquals(
                    straight.value(right.get(i)),
                    mirrored.value(left.get(i)),
                    1e-6,
                    right.get(i).key());
        }
    }

    /** Looks at the instruments in every state. */
    private static final class Watcher implements TrainListener {
        private int ticks;
        private int inField;
        private int presses;
        private int releases;
        private float leftAngle = Float.NaN;
        private float rightAngle = Float.NaN;

        @Override
        public void worldState(WorldState state) {
            ticks++;
            inField += above(state.getLeft()) || above(state.getRight()) ? 1 : 0;
            count(leftAngle, state.getLeft().getJawAngleRadians());
            count(rightAngle, state.getRight().getJawAngleRadians());
            leftAngle = state.getLeft().getJawAngleRadians();
            rightAngle = state.getRight().getJawAngleRadians();
        }

        private void count(float before, float now) {
            presses += before > 0 && now == 0 ? 1 : 0;
            releases += before == 0 && now > 0 ? 1 : 0;
        }

        /** Over the board or beside it, where rings could be reached. */
        private static boolean above(Instrument instrument) {
            return Math.abs(instrument.getTip(0)) < 0.15
                    && Math.abs(instrument.getTip(1)) < 0.15
                    && Math.abs(instrument.getTip(2)) < 0.15;
        }
    }
}
