package org.trocar.xrbridge.simulated;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.trocar.core.hands.StartHands;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Provenance;
import org.trocar.xrbridge.bridge.BridgeListener;
import org.trocar.xrbridge.headset.Headset;
import org.trocar.xrbridge.headset.HeadsetDescription;
import org.trocar.xrbridge.headset.HeadsetDriver;
import org.trocar.xrbridge.recording.RecordedHands;
import org.trocar.xrbridge.recording.Recordings;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceHeader;

/**
 * A headset whose wearer is a recording: it rests in the recording's first pose until it hears that a session was opened, plays, and ends
 * with the recording. Opened anew, it goes on where it would be by then.
 */
public final class RecordedDriver implements HeadsetDriver, BridgeListener {
    private static final int MOST_TEXT = 100;

    private final Tape tape;
    private final HeadsetDescription description;
    private final RecordedHands hands;
    private final LongSupplier clock;
    /** 0 until a session is open. */
    private volatile long startNanos;

    private RecordedDriver(Tape tape, HeadsetDescription description, RecordedHands hands, LongSupplier clock) {
        this.tape = tape;
        this.description = description;
        this.hands = hands;
        this.clock = clock;
    }

    /**
     * Reads the whole recording.
     *
     * @param clock steady nanoseconds
     * @throws IOException naming file, line and field when the recording cannot be read or has no frames
     */
    public static RecordedDriver of(Path file, LongSupplier clock) throws IOException {
        RecordedHands hands;
        try (FrameSource source = Recordings.open(file)) {
            hands = RecordedHands.of(source);
        }
        if (hands.frames() == 0) {
            throw new RecordingException(file, "has no frames", "give a recording of somebody's hands");
        }
        try (FrameSource source = Recordings.open(file)) {
            return new RecordedDriver(new Tape(source), describe(source.header(), hands), hands, clock);
        }
    }

    private static HeadsetDescription describe(TraceHeader header, RecordedHands hands) {
        return new HeadsetDescription(
                shortened(header.device()),
                shortened("simulated headset, recording: " + header.source()),
                Provenance.PROVENANCE_RECORDING,
                hands.leftDevice().source(),
                hands.rightDevice().source(),
                (float) hands.medianRateHz(),
                false,
                "System.nanoTime");
    }

    private static String shortened(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT - 1) + "…";
    }

    /** How many frames the recording has. */
    public long frames() {
        return tape.length();
    }

    /** Where the hands mostly are, when the recording does not begin with the stillness that a calibration needs. */
    public Optional<StartHands> start() {
        return hands.beginsStill() ? Optional.empty() : hands.start();
    }

    @Override
    public Headset open() {
        return new RecordedHeadset(this);
    }

    @Override
    public void opened(Opened opened) {
        startNanos = clock.getAsLong();
    }

    HeadsetDescription description() {
        return description;
    }

    Tape tape() {
        return tape;
    }

    LongSupplier clock() {
        return clock;
    }

    /** How far the recording has come at a time of ours. */
    long tapeNanos(long nanos) {
        long start = startNanos;
        return start == 0 ? 0 : Math.max(0, nanos - start);
    }
}
