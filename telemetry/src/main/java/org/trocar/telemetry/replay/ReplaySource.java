package org.trocar.telemetry.replay;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.Damage.Kind;
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
    private final List<Damage> damage = new ArrayList<>();
    private long ticks;

    /** @param reader at its start; the caller closes it */
    public ReplaySource(JournalReader reader, FrameDecoder frames) {
        this.reader = reader;
        this.frames = frames;
    }

    /** Fills the next tick's input; false at the end. */
    public boolean next(TickInput in) {
        if (damage().isEmpty() && seek(RecordType.INPUT) && readTick(in)) {
            ticks++;
            return true;
        }
        return false;
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

    /** Goes to the next record that is no note; false when it is not of the wanted type and tick. */
    private boolean seek(RecordType wanted) {
        while (reader.next()) {
            if (reader.type() != RecordType.NOTE) {
                return reader.damage().isEmpty() && inPlace(wanted);
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

    RecordedTick recorded() {
        return recorded;
    }

    /** How many whole ticks were given out. */
    public long ticks() {
        return ticks;
    }

    /** Why it ended before the journal's regular end, or empty. */
    public List<Damage> damage() {
        return reader.damage().isEmpty() ? damage : reader.damage();
    }
}
