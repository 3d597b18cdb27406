package org.trocar.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Provenance;
import org.trocar.telemetry.pack.SessionPack;

class TapeTest {
    private static final Path GOLDEN = Path.of("../server/src/test/resources/golden/engine-3-one-ring.trocar");

    @TempDir
    private Path folder;

    @Test
    void aFrameIsSentAgainWithAnotherNumberAndTimeAndTheSameHands() throws Exception {
        Tape tape = Tape.of(SessionPack.unpack(GOLDEN, folder));

        HandFrame first = ClientMessage.parseFrom(tape.message(0, 5, 77)).getFrame();
        HandFrame again = ClientMessage.parseFrom(tape.message(0, 6, 88)).getFrame();

        assertEquals(5, first.getSequence());
        assertEquals(77, first.getCaptureNanos());
        assertEquals(77, first.getSampleNanos());
        assertEquals(6, again.getSequence());
        assertEquals(first.getLeft(), again.getLeft());
        assertTrue(first.getRight().getJointsCount() > 0);
    }

    @Test
    void whoIsPlacedByHoldingStillHoldsStillForASecondMore() throws Exception {
        Tape tape = Tape.of(SessionPack.unpack(GOLDEN, folder));

        assertTrue(ClientMessage.parseFrom(tape.opening("someone", Pace.PACE_REALTIME, 90))
                .getOpen()
                .getProposedPlacement()
                .getLeftHandleList()
                .isEmpty());
        assertEquals(762 + 90, tape.frames(), "the session has 762 ticks of a frame each");
        assertEquals(hands(tape, 0), hands(tape, 90));
    }

    private static List<Float> hands(Tape tape, int frame) throws Exception {
        HandFrame sent = ClientMessage.parseFrom(tape.message(frame, 1, 1)).getFrame();
        return sent.getRight().getJointsList();
    }

    @Test
    void aSessionIsOpenedAsWhatTheHandsAre() throws Exception {
        Tape tape = Tape.of(SessionPack.unpack(GOLDEN, folder));

        ClientMessage opening = ClientMessage.parseFrom(tape.opening("someone", Pace.PACE_REALTIME, 72));

        assertEquals(Provenance.PROVENANCE_SCRIPTED, opening.getOpen().getProvenance());
        assertEquals(72, opening.getOpen().getTickRateHz());
        assertEquals("someone", opening.getOpen().getLearnerPseudonym());
    }
}
