package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.ManagedChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scoring.Metric;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainListener;
import org.trocar.xrbridge.player.RecordingPlayer;

/** A recording of every format plays to its end, is graded with what it lacks counted, and replays to the same. */
class EveryRecordingTest extends WithAServer {
    private static final Path WRITTEN = Path.of("../xr-bridge/src/test/resources/org/trocar/xrbridge/recording");

    private ManagedChannel channel;

    @BeforeEach
    void connect() {
        channel = Arrivals.channel(server.address().getPort());
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "joint-log.csv, 3, 1",
        "two-controllers.json, 3, 1",
        "two-vive-controllers.json, 4, 1",
        "leap-hands.csv, 7, 0.2",
        "leapjs-hands.json, 4, 1",
        "hand-markers.tsv, 4, 1",
        "stylus-poses.csv, 5, 0.02",
        "tracked-tools.csv, 4, 0.1",
        "tracked-tools.mha, 4, 0.1",
        "transform-log.xml, 4, 0.3"
    })
    void ofEveryFormatPlaysAndItsGapsAreCounted(String name, long frames, double mostCovered) throws Exception {
        Grade grade = play(WRITTEN.resolve(name), frames);
        assertTrue(grade.value(Metric.COVERAGE) <= mostCovered, () -> name + " " + grade.value(Metric.COVERAGE));
        assertFalse(grade.calibrated());
        assertEquals(Verdict.FAIL, grade.verdict(), "nobody transfers a ring in a few frames");
    }

    @Test
    void inWhichNothingIsEverSeenPlaysAndSaysWhyItHasNoGrade() throws Exception {
        Grade grade = play(WRITTEN.resolve("lost-tools.csv"), 4);
        assertEquals(Verdict.NOT_GRADABLE, grade.verdict());
        assertTrue(grade.score().isEmpty());
        assertFalse(grade.reasons().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "leap-playback/confidence-demo.csv, 1080, 0, 1",
        "leap-playback/three-claps.csv, 403, 1, 1",
        "leap-playback/pinch-57fps.json, 133, 0, 1",
        "dfki-hand-mocap/recording_frames_1_3000.tsv, 3000, 0, 1",
        "aframe-vive-controllers/dev-recording.json, 816, 1, 1",
        "aframe-vive-controllers/tracked-recording.json, 2568, 1, 1",
        "cataract-haptic-training/master_pose.csv, 2207, 0, 0.648",
        "plus-tracked-tools/NwirePhantomFreehand.csv, 97, 0.494, 0",
        "plus-tracked-tools/ReferenceToRASCalibration.csv, 93, 0, 1",
        "plus-tracked-tools/WaterTankBottomTranslationTrackerBuffer-trimmed.csv, 801, 1, 1",
        "perktutor-needle/Lumbar/TransformBuffer_Lumbar_Anonymous.xml, 486, 0.383, 0.382",
        "hololens2-surgical-gestures/20240216_202836897-Tracking.csv, 2709, 0.970, 0.0076"
    })
    void thatPeopleMadePlaysWithWhatItTracks(String name, long frames, double left, double right) throws Exception {
        Path file = Path.of(System.getProperty("trocar.recordings", "../../shared/data"))
                .resolve(name);
        assumeTrue(
                Files.isRegularFile(file),
                () -> "SKIPPED: " + file + " is not here; name the folder with -Dtrocar.recordings=DIR");
        Grade grade = play(file, frames);
        assertEquals(left, grade.value(Metric.TRACKED_LEFT), 0.001);
        assertEquals(right, grade.value(Metric.TRACKED_RIGHT), 0.001);
        assertEquals(Verdict.FAIL, grade.verdict(), "none of them was transferring rings");
        double path = grade.value(left > right ? Metric.PATH_LENGTH_LEFT : Metric.PATH_LENGTH_RIGHT);
        assertTrue(path > 0, "its instrument moved: " + path);
    }

    private Grade play(Path file, long frames) throws Exception {
        RunOptions options = RunOptions.lockstep("person", "peg-transfer");
        RunOutcome outcome =
                new RecordingPlayer(file, options, false, System::nanoTime).play(channel, TrainListener.NONE);
        assertEquals(frames, outcome.framesSent());
        assertTrue(outcome.grade().isPresent(), () -> outcome.ended().getText());
        SessionFolder folder = SessionFolder.of(data, outcome.opened().getSessionId());
        assertEquals(
                Regrade.Outcome.IDENTICAL,
                Regrading.of(folder, session -> {}, tick -> {}).outcome());
        return GradeDocument.ofCanonical(outcome.grade().orElseThrow().getCanonicalJson())
                .grade();
    }
}
