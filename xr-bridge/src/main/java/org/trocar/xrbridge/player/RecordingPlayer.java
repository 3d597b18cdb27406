package org.trocar.xrbridge.player;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.trocar.core.hands.StartHands;
import org.trocar.protos.v1.Device;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.ProposedPlacement;
import org.trocar.protos.v1.Provenance;
import org.trocar.xrbridge.client.ConnectionListener;
import org.trocar.xrbridge.client.LastingRun;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainException;
import org.trocar.xrbridge.client.TrainListener;
import org.trocar.xrbridge.recording.RecordedHands;
import org.trocar.xrbridge.recording.Recordings;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.Mirror;
import org.trocar.xrbridge.trace.TraceHeader;

/**
 * Plays a recording to a server: in real time at the recording's own pace, in lockstep as fast as the server takes it. The server is told
 * that it is a recording and of what device; one that does not begin with two still seconds proposes its median hand positions, so that
 * the field can be placed.
 */
public final class RecordingPlayer {
    private static final int MOST_TEXT = 100;

    private final Path file;
    private final RunOptions options;
    private final boolean mirrored;
    private final LongSupplier clock;

    /**
     * @param mirrored whether to play the person's mirror image, hands swapped
     * @param clock steady nanoseconds
     */
    public RecordingPlayer(Path file, RunOptions options, boolean mirrored, LongSupplier clock) {
        this.file = file;
        this.options = options;
        this.mirrored = mirrored;
        this.clock = clock;
    }

    /** What the recording is like. Reads it once. */
    public RecordedHands measure() throws IOException {
        try (FrameSource source = source()) {
            return RecordedHands.of(source);
        }
    }

    /**
     * Opens a session, plays the recording to its end, and waits for the grade. A connection that is lost stays lost.
     *
     * @throws IOException naming file, line and field when the recording cannot be read
     */
    public RunOutcome play(ManagedChannel channel, TrainListener listener) throws IOException, TrainException {
        return play(channel, listener, ConnectionListener.NONE, Duration.ZERO);
    }

    /**
     * The same, coming back to the session when the connection is lost or the server dies.
     *
     * @param patience how long to try to come back after each loss
     */
    public RunOutcome play(
            ManagedChannel channel, TrainListener listener, ConnectionListener connections, Duration patience)
            throws IOException, TrainException {
        return new LastingRun(channel, clock, listener, connections, patience)
                .run(opening(), new Performance(this::source, options.inLockstep(), clock));
    }

    private FrameSource source() throws IOException {
        FrameSource source = Recordings.open(file);
        return mirrored ? Mirror.of(source) : source;
    }

    private Open opening() throws IOException {
        RecordedHands hands = measure();
        try (FrameSource source = source()) {
            return opening(source.header(), hands);
        }
    }

    private Open opening(TraceHeader header, RecordedHands hands) {
        Open.Builder open = options.open()
                .setProvenance(Provenance.PROVENANCE_RECORDING)
                .setDevice(Device.newBuilder()
                        .setName(shortened(header.device()))
                        .setRuntime(shortened("recording: " + header.source()))
                        .setLeftSource(hands.leftDevice().source())
                        .setRightSource(hands.rightDevice().source())
                        .setNominalRateHz((float) hands.medianRateHz()));
        if (!hands.beginsStill()) {
            hands.start().ifPresent(start -> open.setProposedPlacement(placement(start)));
        }
        return open.build();
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

    private static String shortened(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT - 1) + "…";
    }
}
