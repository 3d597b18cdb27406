package org.trocar.telemetry.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.trocar.core.input.TickInput;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.Damage.Kind;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.FrameDecoder;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;

/**
 * Whether a journal's records are as they were written: checksums, numbers, chain, the order within each tick, what each payload must be,
 * and that each snapshot is the state that was sealed. Replays nothing.
 */
public final class JournalCheck {
    private final JournalReader reader;
    private final FrameDecoder decoder;
    private final TickInput in = new TickInput();
    private final WorldEvents events = new WorldEvents();
    private final TipSamples tips = DerivedCodec.newTips();
    private final StateBuffer state = new StateBuffer();
    private final List<Damage> own = new ArrayList<>();
    private long tick;
    private RecordType last = RecordType.SEAL;
    private long lastSeal;
    private boolean locked;

    private JournalCheck(JournalReader reader, FrameDecoder decoder) {
        this.reader = reader;
        this.decoder = decoder;
    }

    /**
     * @param summary the sound records
     * @param unreadable whether payloads were not looked into, because they are encrypted and there is no key
     * @param damage what is wrong, in order
     */
    public record Result(JournalSummary summary, boolean unreadable, List<Damage> damage) {
        /** An interrupted run's last tick may be unsealed; nothing else may be amiss. */
        public boolean sound() {
            return damage.stream().allMatch(found -> found.kind() == Kind.UNSEALED_TICK);
        }

        /** The first tick that is not as it was written, if that can be told. */
        public OptionalLong firstDamagedTick() {
            return damage.stream()
                    .filter(found -> found.kind() != Kind.UNSEALED_TICK && found.kind() != Kind.CHANGED)
                    .filter(found -> found.record() > 0)
                    .mapToLong(Damage::tick)
                    .min();
        }
    }

    /** @param progress is told each record's tick */
    public static Result of(SessionFolder folder, FrameDecoder decoder, LongConsumer progress) {
        try (JournalReader reader = JournalReader.open(folder)) {
            return new JournalCheck(reader, decoder).check(progress);
        }
    }

    private Result check(LongConsumer progress) {
        while (reader.next()) {
            look();
            checkOrder();
            progress.accept(reader.tick());
        }
        List<Damage> damage = new ArrayList<>(reader.damage());
        damage.removeIf(found -> found.kind() == Kind.ENCRYPTED);
        damage.addAll(own);
        if (damage.isEmpty() && last != RecordType.SEAL) {
            damage.add(new Damage(Kind.UNSEALED_TICK, tick, reader.number(), "the journal ends within the tick"));
        }
        return new Result(reader.summary(), locked, List.copyOf(damage));
    }

    /** Decoding notes what is wrong among the reader's damage. */
    private void look() {
        if (locked) {
            return;
        }
        switch (reader.type()) {
            case INPUT -> reader.input(in, decoder);
            case DERIVED -> reader.derived(events, tips);
            case SEAL -> lastSeal = reader.stateHash();
            case SNAPSHOT -> compareSnapshot();
            case NOTE -> reader.noteValue();
            case RESTART -> {}
        }
        locked = reader.damage().stream().anyMatch(found -> found.kind() == Kind.ENCRYPTED);
    }

    private void compareSnapshot() {
        byte[] snapshot = reader.snapshot();
        boolean whole = snapshot.length > 0 && snapshot.length % Long.BYTES == 0;
        if (!whole || state.forRestoring(snapshot).hash() != lastSeal) {
            amiss(Kind.MALFORMED_RECORD, "its SNAPSHOT is not the state that was sealed");
        }
    }

    /** Each tick is INPUT, DERIVED and SEAL; after damage the next INPUT is where to go on. */
    private void checkOrder() {
        RecordType type = reader.type();
        if (type == RecordType.NOTE || type == RecordType.SNAPSHOT || type == RecordType.RESTART) {
            return;
        }
        boolean follows = type == RecordType.INPUT
                ? last == RecordType.SEAL && reader.tick() == tick + 1
                : last.ordinal() == type.ordinal() - 1 && reader.tick() == tick;
        if (!follows && reader.damage().isEmpty() && own.isEmpty()) {
            amiss(Kind.OUT_OF_ORDER, type + " of tick " + reader.tick() + " comes after " + last + " of tick " + tick);
        }
        tick = reader.tick();
        last = type;
    }

    private void amiss(Kind kind, String detail) {
        own.add(new Damage(kind, reader.tick(), reader.number(), detail));
    }
}
