package org.trocar.telemetry.replay;

import java.util.HexFormat;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Note;
import org.trocar.core.session.SessionJournal;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.InputCodec;

/**
 * A replay's journal: compares INPUT, DERIVED, SEAL and, where one was recorded, SNAPSHOT, bit for bit, with the tick its
 * {@link ReplaySource} last gave out, and keeps the first difference. Notes are not compared.
 */
public final class VerifyingJournal implements SessionJournal {
    private final RecordedTick recorded;
    private final InputCodec inputs = new InputCodec();
    private final DerivedCodec deriveds = new DerivedCodec();
    private final ExpandableArrayBuffer actual = new ExpandableArrayBuffer();
    private final UnsafeBuffer actualView = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer recordedView = new UnsafeBuffer(0, 0);
    private Divergence first;
    private long comparedTick;

    public VerifyingJournal(ReplaySource source) {
        recorded = source.recorded();
    }

    @Override
    public void input(TickInput in) {
        int length = inputs.encode(in, actual, 0);
        if (differs(length, recorded.input, recorded.inputLength)) {
            diverged("the input", recorded.inputLength + " bytes", length + " other bytes");
        }
    }

    @Override
    public void derived(long tick, WorldEvents events, TipSamples tips) {
        int length = deriveds.encode(events, tips, actual, 0);
        if (differs(length, recorded.derived, recorded.derivedLength) && first == null) {
            first = describe(events, tips);
        }
    }

    private Divergence describe(WorldEvents events, TipSamples tips) {
        WorldEvents wanted = new WorldEvents();
        TipSamples wantedTips = DerivedCodec.newTips();
        if (deriveds.decode(recorded.derived, recorded.derivedLength, wanted, wantedTips)) {
            return DerivedComparison.of(recorded.tick, wanted, wantedTips, events, tips);
        }
        return new Divergence(recorded.tick, "the DERIVED record", "one of another layout", "this version's");
    }

    @Override
    public void seal(long tick, long stateHash) {
        if (tick != recorded.tick || stateHash != recorded.stateHash) {
            diverged("the state hash", sealed(recorded.tick, recorded.stateHash), sealed(tick, stateHash));
        }
        comparedTick = tick;
    }

    @Override
    public void snapshot(long tick, StateBuffer saved) {
        byte[] state = saved.toByteArray();
        actual.putBytes(0, state);
        if (recorded.snapshotLength > 0 && differs(state.length, recorded.snapshot, recorded.snapshotLength)) {
            diverged("the snapshot", recorded.snapshotLength + " bytes", state.length + " other bytes");
        }
    }

    private static String sealed(long tick, long stateHash) {
        return HexFormat.of().toHexDigits(stateHash) + " after tick " + tick;
    }

    private boolean differs(int length, DirectBuffer wanted, int wantedLength) {
        actualView.wrap(actual, 0, length);
        recordedView.wrap(wanted, 0, wantedLength);
        return !actualView.equals(recordedView);
    }

    private void diverged(String what, String expected, String found) {
        if (first == null) {
            first = new Divergence(recorded.tick, what, expected, found);
        }
    }

    @Override
    public void note(long tick, Note note, long value) {
        // Operational: a replay has its own.
    }

    /** What is compared was read from the file, so all of it is durable. */
    @Override
    public long durableTick() {
        return comparedTick;
    }

    @Override
    public boolean hasRoom() {
        return true;
    }

    /** Where the replay first differed from the recording, or empty. */
    public Optional<Divergence> firstDivergence() {
        return Optional.ofNullable(first);
    }

    /** The last tick whose seal was compared. */
    public long comparedTick() {
        return comparedTick;
    }
}
