package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.Device;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.ProposedPlacement;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.ServerMessage.MessageCase;

/** What is wrong with an Open is told by field, value and remedy. */
class OpenRefusalTest {
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

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("open.protocol_version", "9", open -> open.setProtocolVersion(9)),
                fault("open.client_name", "x".repeat(80) + "…", open -> open.setClientName("x".repeat(101))),
                fault("open.learner_pseudonym", "", Open.Builder::clearLearnerPseudonym),
                fault("open.learner_pseudonym", "Ann Smith", open -> open.setLearnerPseudonym("Ann Smith")),
                fault("open.scenario_id", "peg-tranfser", open -> open.setScenarioId("peg-tranfser")),
                fault("open.mode", "0", Open.Builder::clearMode),
                fault("open.mode", "77", open -> open.setModeValue(77)),
                fault("open.dominant_hand", "0", Open.Builder::clearDominantHand),
                fault("open.provenance", "0", Open.Builder::clearProvenance),
                fault("open.pace", "5", open -> open.setPaceValue(5)),
                fault("open.tick_rate_hz", "60", open -> open.setTickRateHz(60)),
                fault(
                        "open.device.nominal_rate_hz",
                        "NaN",
                        open -> open.setDevice(Device.newBuilder().setNominalRateHz(Float.NaN))),
                fault(
                        "open.proposed_placement.left_handle",
                        "1 numbers",
                        open -> open.setProposedPlacement(
                                ProposedPlacement.newBuilder().addLeftHandle(1))));
    }

    private static Arguments fault(String field, String value, UnaryOperator<Open.Builder> spoil) {
        return Arguments.of(field, value, spoil);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aBadFieldIsRefusedByName(String field, String value, UnaryOperator<Open.Builder> spoil) throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Open bad = spoil.apply(TestHands.opening(Pace.PACE_REALTIME)).build();
            client.send(ClientMessage.newBuilder().setOpen(bad).build());
            Refusal refusal = client.await(MessageCase.REFUSAL).getRefusal();
            assertEquals(field, refusal.getField());
            assertEquals(value, refusal.getValue());
            assertFalse(refusal.getRemedy().isEmpty());
            assertEquals(
                    EndReason.END_REASON_REFUSED,
                    client.await(MessageCase.ENDED).getEnded().getReason());
            Status end = client.awaitEnd();
            assertEquals(Status.Code.INVALID_ARGUMENT, end.getCode());
            assertTrue(end.getDescription().contains(field), end.getDescription());
        }
    }
}
