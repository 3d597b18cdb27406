package org.trocar.benchmarks.load;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.StartHands;
import org.trocar.core.input.TickInput;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.Device;
import org.trocar.protos.v1.Hand;
import org.trocar.protos.v1.HandFrame.Builder;
import org.trocar.protos.v1.Mode;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.ProposedPlacement;
import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.replay.ReplaySource;

/** A session's frames as messages ready to be sent, over and over: only their number and times are put in anew. */
final class Tape {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** A message is sent with fields in the order of their numbers: fixed64 sequence, capture time and sample time come first. */
    private static final int SEQUENCE_TAG = 0x09;

    private static final int CAPTURE_TAG = 0x11;
    private static final int SAMPLE_TAG = 0x19;
    private static final int PROTOCOL_VERSION = 1;
    /** A second at 90 Hz. */
    private static final int STILL_FRAMES = 90;

    private final Provenance provenance;
    /** Null when the hands hold still first. */
    private final ProposedPlacement placement;

    private final List<byte[]> messages = new ArrayList<>();
    private final List<Integer> frameAt = new ArrayList<>();

    private Tape(Provenance provenance, ProposedPlacement placement) {
        this.provenance = provenance;
        this.placement = placement;
    }

    static Tape of(SessionFolder folder) throws IOException {
        StoredManifest manifest = folder.read().manifest().orElseThrow();
        boolean scripted = manifest.provenance() == org.trocar.core.session.Provenance.SCRIPTED;
        Tape tape = new Tape(
                scripted ? Provenance.PROVENANCE_SCRIPTED : Provenance.PROVENANCE_RECORDING,
                manifest.start() == null ? null : placement(manifest.start()));
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplaySource source = new ReplaySource(reader, new CodecFrames());
            TickInput in = new TickInput();
            while (source.next(in)) {
                for (int i = 0; i < in.frameCount(); i++) {
                    tape.add(in.frame(i));
                }
            }
        }
        if (manifest.start() == null) {
            tape.holdStillLonger();
        }
        return tape;
    }

    /**
     * Those who are placed by holding still moved as soon as they were. In real time a session's first frames come late, what follows them
     * seems to come too soon, and two seconds would be too short for the field to be placed at all.
     */
    private void holdStillLonger() {
        messages.addAll(0, List.copyOf(messages.subList(0, STILL_FRAMES)));
        frameAt.addAll(0, List.copyOf(frameAt.subList(0, STILL_FRAMES)));
    }

    private static ProposedPlacement placement(StartHands start) {
        return ProposedPlacement.newBuilder()
                .addLeftHandle((float) start.leftX())
                .addLeftHandle((float) start.leftY())
                .addLeftHandle((float) start.leftZ())
                .addRightHandle((float) start.rightX())
                .addRightHandle((float) start.rightY())
                .addRightHandle((float) start.rightZ())
                .build();
    }

    /** All three numbers have to be there to be overwritten, so none of them may be 0. */
    private void add(HandFrame frame) throws IOException {
        Builder built = org.trocar.protos.v1.HandFrame.parser().parseFrom(frame.bytes, 0, frame.length).toBuilder();
        built.setSequence(1).setCaptureNanos(1).setSampleNanos(1);
        byte[] message = ClientMessage.newBuilder().setFrame(built).build().toByteArray();
        int at = message.length - built.build().getSerializedSize();
        if (message[at] != SEQUENCE_TAG || message[at + 9] != CAPTURE_TAG || message[at + 18] != SAMPLE_TAG) {
            throw new IllegalStateException("a frame's message does not begin with its number and times");
        }
        messages.add(message);
        frameAt.add(at);
    }

    int frames() {
        return messages.size();
    }

    /** The message that opens a session for these hands. */
    byte[] opening(String learner, Pace pace, int rateHz) {
        Open.Builder open = Open.newBuilder()
                .setProtocolVersion(PROTOCOL_VERSION)
                .setClientName("trocar load")
                .setLearnerPseudonym(learner)
                .setScenarioId("peg-transfer")
                .setMode(Mode.MODE_PRACTICE)
                .setDominantHand(Hand.HAND_RIGHT)
                .setProvenance(provenance)
                .setDevice(Device.newBuilder()
                        .setName("trocar load")
                        .setLeftSource(TrackingSource.TRACKING_SOURCE_SCRIPTED)
                        .setRightSource(TrackingSource.TRACKING_SOURCE_SCRIPTED)
                        .setNominalRateHz(rateHz))
                .setPace(pace)
                .setTickRateHz(rateHz);
        if (placement != null) {
            open.setProposedPlacement(placement);
        }
        return ClientMessage.newBuilder().setOpen(open).build().toByteArray();
    }

    /** Copies a frame's message with another number and time. */
    byte[] message(int frame, long sequence, long captureNanos) {
        byte[] message = messages.get(frame).clone();
        int at = frameAt.get(frame);
        LONGS.set(message, at + 1, sequence);
        LONGS.set(message, at + 10, captureNanos);
        LONGS.set(message, at + 19, captureNanos);
        return message;
    }
}
