package org.trocar.server.soak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.StartHands;
import org.trocar.protos.codec.HandFrameCodec;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ProposedPlacement;
import org.trocar.xrbridge.recording.RecordedHands;
import org.trocar.xrbridge.recording.Recordings;
import org.trocar.xrbridge.trace.FrameSource;

/** A recording's frames as messages that were encoded once: only number and time are put in anew each time, which costs next to nothing. */
final class Hands {
    private static final int MOST_FRAMES = 1_000;
    /** A field of eight bytes and its tag. */
    private static final int FIXED_FIELD_BYTES = 9;

    private final List<byte[]> messages;
    private final ProposedPlacement placement;

    private Hands(List<byte[]> messages, ProposedPlacement placement) {
        this.messages = messages;
        this.placement = placement;
    }

    /** Those of all recordings in a folder. */
    static List<Hands> in(Path recordings) throws IOException {
        try (Stream<Path> files = Files.list(recordings)) {
            List<Hands> all = new ArrayList<>();
            for (Path file : files.filter(it -> it.toString().endsWith(".trace.jsonl.gz"))
                    .sorted()
                    .toList()) {
                all.add(of(file));
            }
            return List.copyOf(all);
        }
    }

    private static Hands of(Path recording) throws IOException {
        List<byte[]> messages = new ArrayList<>();
        HandFrameCodec codec = new HandFrameCodec();
        HandFrame frame = new HandFrame();
        try (FrameSource source = Recordings.open(recording)) {
            while (messages.size() < MOST_FRAMES && source.next(frame)) {
                // Zeros would be left out, and there would be no place to put anything.
                frame.sequence = 1;
                frame.captureNanos = 1;
                frame.sampleNanos = 0;
                messages.add(ClientMessage.newBuilder()
                        .setFrame(codec.toMessage(frame))
                        .build()
                        .toByteArray());
            }
        }
        try (FrameSource source = Recordings.open(recording)) {
            return new Hands(
                    List.copyOf(messages),
                    placement(RecordedHands.of(source).start().orElseThrow()));
        }
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

    ProposedPlacement placement() {
        return placement;
    }

    /** The message of a frame, from 1; the recording begins again when it is over. The array is the caller's. */
    byte[] message(long sequence, long captureNanos) {
        byte[] message = messages.get((int) (sequence % messages.size())).clone();
        int inFrame = 1;
        while (message[inFrame] < 0) {
            inFrame++;
        }
        ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(inFrame + 2, sequence);
        bytes.putLong(inFrame + 2 + FIXED_FIELD_BYTES, captureNanos);
        return message;
    }
}
