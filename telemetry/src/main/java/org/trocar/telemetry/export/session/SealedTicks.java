package org.trocar.telemetry.export.session;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Note;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.FrameDecoder;
import org.trocar.telemetry.journal.JournalReader;

/**
 * A journal's ticks with all their records, each given out once its seal was read. Ends after the last sealed tick, or before the first
 * damage, since no tick after that can be trusted.
 */
final class SealedTicks {
    final TickInput input = new TickInput();
    final WorldEvents events = new WorldEvents();
    final TipSamples tips = DerivedCodec.newTips();

    private final JournalReader reader;
    private final FrameDecoder frames;
    private final List<Damage> damage = new ArrayList<>();
    private final List<NoteTaken> notes = new ArrayList<>();
    private long ticks;
    private boolean begun;

    /** A NOTE record. */
    record NoteTaken(long tick, Note note, long value) {}

    SealedTicks(JournalReader reader, FrameDecoder frames) {
        this.reader = reader;
        this.frames = frames;
    }

    /** Goes to the next sealed tick. */
    boolean next() {
        begun = false;
        while (damage().isEmpty() && reader.next() && reader.damage().isEmpty()) {
            if (take()) {
                ticks++;
                return true;
            }
        }
        return false;
    }

    /** Takes one record; returns whether it sealed a tick. Types of no concern here are passed over. */
    private boolean take() {
        switch (reader.type()) {
            case INPUT -> begin();
            case DERIVED -> reader.derived(events, tips);
            case NOTE -> takeNote();
            case SEAL -> {
                return inPlace(begun);
            }
            default -> {}
        }
        return false;
    }

    /** A tick that began and was never sealed is forgotten: the process died in it. */
    private void begin() {
        begun = inPlace(true) && reader.input(input, frames);
        events.clear();
        tips.clear();
    }

    private boolean inPlace(boolean expected) {
        boolean inPlace = expected && reader.tick() == ticks + 1;
        if (!inPlace) {
            String detail = reader.type() + " of tick " + reader.tick() + " stands after the seal of tick " + ticks;
            damage.add(new Damage(Damage.Kind.OUT_OF_ORDER, ticks + 1, reader.number(), detail));
        }
        return inPlace;
    }

    private void takeNote() {
        reader.note().ifPresent(note -> notes.add(new NoteTaken(reader.tick(), note, reader.noteValue())));
    }

    /** The notes read since this was last asked. */
    List<NoteTaken> takeNotes() {
        List<NoteTaken> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    /** The state's hash after the tick. */
    long stateHash() {
        return reader.stateHash();
    }

    /** The last sealed tick given out. */
    long ticks() {
        return ticks;
    }

    /** Why it ended before the journal's regular end, or empty. */
    List<Damage> damage() {
        return reader.damage().isEmpty() ? damage : reader.damage();
    }
}
