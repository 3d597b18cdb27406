package org.trocar.telemetry.replay;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Note;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.Damage.Kind;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.FrameDecoder;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;

/**
 * A journal's TickInputs, to be fed to a session: {@code while (source.next(in)) session.tick(in)}.
 *
 * <p>It ends after the last tick that is whole and sealed, or before the first damage, since no tick after that can be trusted;
 * {@link #damage()} then says why.
 */
public final class ReplaySource {
    private final JournalReader reader;
    private final FrameDecoder frames;
    private final RecordedTick recorded = new RecordedTick();
    private final DerivedCodec deriveds = new DerivedCodec();
    private final List<Damage> damage = new ArrayList<>();
    private final NoteListener notes;
    private long ticks;
    /** Whether the reader is already at the record that {@link #advance} goes to. */
    private boolean ahead;

    /** Told of each note that is passed on the way. */
    @FunctionalInterface
    public interface NoteListener {
        /** @param tick the last one that was begun when it was taken */
        void note(long tick, Note note, long value);
    }

    /** @param reader at its start; the caller closes it */
    public ReplaySource(JournalReader reader, FrameDecoder frames) {
        this(reader, frames, 0);
    }

    /** The same with what a replay leaves out. */
    public ReplaySource(JournalReader reader, FrameDecoder frames, NoteListener notes) {
        this(reader, frames, 0, notes);
    }

    /**
     * From a place within the journal.
     *
     * @param reader at a record of this tick behind its INPUT
     * @param tick the last whole tick before that place
     */
    ReplaySource(JournalReader reader, FrameDecoder frames, long tick) {
        this(reader, frames, tick, (at, note, value) -> {});
    }

    private ReplaySource(JournalReader reader, FrameDecoder frames, long tick, NoteListener notes) {
        this.reader = reader;
        this.frames = frames;
        this.notes = notes;
        ticks = tick;
    }

    /** Fills the next tick's input; false at the end. */
    public boolean next(TickInput in) {
        if (damage().isEmpty() && seek(RecordType.INPUT) && readTick(in)) {
            ticks++;
            takeSnapshot();
            return true;
        }
        return false;
    }

    /** Passes over the ticks up to and with this one, none of them decoded; false when the record ends before it. */
    boolean skipTo(long tick) {
        while (ticks < tick) {
            if (!damage().isEmpty() || !seek(RecordType.INPUT)) {
                return false;
            }
            recorded.begin(reader.tick(), reader.payload());
            if (!sealed()) {
                return false;
            }
            ticks++;
        }
        return true;
    }

    /** It stands behind the seal, and has to be known before the tick is replayed. Damage found here is the next tick's. */
    private void takeSnapshot() {
        ahead = advance();
        if (ahead && reader.type() == RecordType.SNAPSHOT && reader.tick() == recorded.tick) {
            recorded.snapshot(reader.payload());
            ahead = false;
        }
    }

    private boolean readTick(TickInput in) {
        recorded.begin(reader.tick(), reader.payload());
        if (!reader.input(in, frames) || !sealed()) {
            return false;
        }
        recorded.stateHash = reader.stateHash();
        return damage().isEmpty();
    }

    private boolean sealed() {
        if (!seek(RecordType.DERIVED)) {
            return unsealed();
        }
        recorded.derived(reader.payload());
        return seek(RecordType.SEAL) || unsealed();
    }

    private boolean unsealed() {
        if (damage().isEmpty()) {
            damage.add(
                    new Damage(Kind.UNSEALED_TICK, recorded.tick, reader.number(), "the journal ends within the tick"));
        }
        return false;
    }

    /** Goes to the next record of a tick; false when it is not of the wanted type and tick. */
    private boolean seek(RecordType wanted) {
        while (advance()) {
            if (reader.type() != RecordType.SNAPSHOT) {
                return reader.damage().isEmpty() && inPlace(wanted);
            }
        }
        return false;
    }

    /** Goes to the next record that is neither a note nor a restart. */
    private boolean advance() {
        if (ahead) {
            ahead = false;
            return true;
        }
        while (reader.next()) {
            if (reader.type() == RecordType.NOTE) {
                reader.note().ifPresent(note -> notes.note(reader.tick(), note, reader.noteValue()));
            } else if (reader.type() != RecordType.RESTART) {
                return true;
            }
        }
        return false;
    }

    private boolean inPlace(RecordType wanted) {
        long wantedTick = wanted == RecordType.INPUT ? ticks + 1 : recorded.tick;
        boolean inPlace = reader.type() == wanted && reader.tick() == wantedTick;
        if (!inPlace) {
            String detail = reader.type() + " of tick " + reader.tick() + " stands where " + wanted + " of tick "
                    + wantedTick + " should";
            damage.add(new Damage(Kind.OUT_OF_ORDER, wantedTick, reader.number(), detail));
        }
        return inPlace;
    }

    /**
     * What the tick given out last made of its input, as it was recorded; false, with the reason in {@link #damage()}, when it cannot be read.
     *
     * @param rings how many the scenario has
     */
    public boolean derived(WorldEvents events, TipSamples tips, int rings) {
        if (deriveds.decode(recorded.derived, recorded.derivedLength, events, tips) && events.believable(rings)) {
            return true;
        }
        damage.add(new Damage(
                Kind.MALFORMED_RECORD,
                recorded.tick,
                reader.number(),
                "its DERIVED holds other events or tips than this version knows"));
        return false;
    }

    RecordedTick recorded() {
        return recorded;
    }

    /** The last tick that was given out. */
    public long ticks() {
        return ticks;
    }

    /** Why it ended before the journal's regular end, or empty. */
    public List<Damage> damage() {
        return reader.damage().isEmpty() ? damage : reader.damage();
    }
}
