package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trocar.protos.v1.ControllerPose;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.HandPose;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.protos.v1.WorldState;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;

/** Numbers that cannot be: the sender is told which, where and in which frame, and the rest of the frame counts. */
class BadValuesTest {
    private static final int W_OF_JOINT_0 = 6;

    @TempDir
    static Path data;

    private static TrocarServer server;

    @BeforeAll
    static void start() throws Exception {
        server = Servers.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> badFrames() {
        HandFrame good = TestHands.frame(3);
        return Stream.of(
                bad(RefusalCode.REFUSAL_CODE_NOT_FINITE, "left.joints, joint 0", "NaN", withLeft(0, Float.NaN)),
                bad(
                        RefusalCode.REFUSAL_CODE_NOT_FINITE,
                        "left.joints, joint 0",
                        "-Infinity",
                        withLeft(1, Float.NEGATIVE_INFINITY)),
                bad(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, "left.joints, joint 0", "1.0E20 m", withLeft(2, 1e20f)),
                bad(RefusalCode.REFUSAL_CODE_NOT_UNIT, "left.joints, joint 0", "length 7.0", withLeft(W_OF_JOINT_0, 7)),
                bad(RefusalCode.REFUSAL_CODE_NOT_UNIT, "left.joints, joint 0", "length 0.0", withLeft(W_OF_JOINT_0, 0)),
                bad(
                        RefusalCode.REFUSAL_CODE_MISSING,
                        "right_controller.grip",
                        "",
                        good.toBuilder()
                                .setRightController(ControllerPose.newBuilder().setGripFlags(2))
                                .build()));
    }

    private static Arguments bad(RefusalCode code, String field, String value, HandFrame frame) {
        return Arguments.of(code, field, value, frame);
    }

    private static HandFrame withLeft(int at, float value) {
        HandFrame good = TestHands.frame(3);
        HandPose.Builder left = good.getLeft().toBuilder().setJoints(at, value);
        return good.toBuilder().setLeft(left).build();
    }

    @ParameterizedTest
    @MethodSource("badFrames")
    void aValueThatCannotBeIsNamedAndTheFrameTaken(RefusalCode code, String field, String value, HandFrame bad)
            throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            client.send(TestHands.frame(1)).send(TestHands.frame(2)).send(bad).send(TestHands.frame(4));
            client.finish();
            Refusal refusal = client.await(MessageCase.REFUSAL).getRefusal();
            client.awaitGrade();

            assertEquals(code, refusal.getCode());
            assertEquals(field, refusal.getField());
            assertEquals(value, refusal.getValue());
            assertEquals(3, refusal.getSequence());
            assertFalse(refusal.getRemedy().isEmpty());
            WorldState last = client.states().get(client.states().size() - 1);
            assertEquals(4, last.getFrames().getAccepted());
            assertEquals(1, last.getFrames().getInvalidValues());
            Regrade regrade = Regrading.of(SessionFolder.of(data, opened.getSessionId()));
            assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        }
    }

    @Test
    void whoSendsNothingElseIsToldOnceASecond() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            long began = System.nanoTime();
            for (int i = 1; i <= 300; i++) {
                client.send(withLeft(0, Float.NaN).toBuilder()
                        .setSequence(i)
                        .setCaptureNanos(i * TestHands.FRAME_NANOS)
                        .build());
            }
            client.finish();
            client.awaitGrade();
            long seconds = (System.nanoTime() - began) / 1_000_000_000L;
            long told = client.count(MessageCase.REFUSAL);
            assertFalse(told < 1 || told > seconds + 1, told + " were told in " + seconds + " s");
        }
    }

    @Test
    void aFrameTheSessionRefusesIsNamedByItsSequence() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            List.of(5, 6, 7, 6, 8).forEach(i -> client.send(TestHands.frame(i)));
            client.finish();
            Refusal refusal = client.await(MessageCase.REFUSAL).getRefusal();
            assertEquals(RefusalCode.REFUSAL_CODE_STALE, refusal.getCode());
            assertEquals(6, refusal.getSequence());
        }
    }

    @Test
    void aFrameBeforeOpenIsNamedByItsSequence() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.send(TestHands.frame(41));
            assertEquals(41, client.await(MessageCase.REFUSAL).getRefusal().getSequence());
        }
    }
}
