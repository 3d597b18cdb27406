package org.trocar.telemetry.inspect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.FrameCounts;
import org.trocar.core.session.Note;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.inspect.JournalFacts.Volume;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.FrameDecoder;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;

/** Reads a journal once, from end to end and past damage, and says what is in it. */
public final class Inspection {
    private static final int USUAL_TICK_HZ = 90;

    private final FolderContents contents;
    private final JournalReader reader;
    private final long tickNanos;
    private final FrameDecoder decoder;
    private final TickInput in = new TickInput();
    private final WorldEvents events = new WorldEvents();
    private final TipSamples tips = DerivedCodec.newTips();
    private final Map<RecordType, Volume> volumes = new EnumMap<>(RecordType.class);
    private final Map<ControlEvent.Kind, Long> controls = new EnumMap<>(ControlEvent.Kind.class);
    private final Map<Note, Long> notes = new EnumMap<>(Note.class);
    private final FrameCounts frames = new FrameCounts();
    private final CoverageParts coverage = new CoverageParts();
    private final Losses losses = new Losses();
    private long slippedNanos;
    /** Whose {@link #in} was read last, and whose {@link #events} and {@link #tips}. */
    private long inputTick;

    private long derivedTick;
    private int damages;

    private Inspection(FolderContents contents, JournalReader reader, FrameDecoder decoder) {
        this.contents = contents;
        this.decoder = decoder;
        this.reader = reader;
        tickNanos = 1_000_000_000L
                / contents.manifest().map(manifest -> manifest.tickHz()).orElse(USUAL_TICK_HZ);
    }

    /** @param progress is told each record's tick */
    public static JournalFacts of(SessionFolder folder, FrameDecoder decoder, LongConsumer progress) {
        try (JournalReader reader = JournalReader.open(folder)) {
            return new Inspection(folder.read(), reader, decoder).inspect(progress);
        }
    }

    private JournalFacts inspect(LongConsumer progress) {
        while (reader.next()) {
            volumes.merge(reader.type(), new Volume(1, bytes()), (old, one) -> old.plus(one.payloadBytes()));
            look();
            noteDamage();
            progress.accept(reader.tick());
        }
        noteDamage();
        if (contents.summary().isPresent()) {
            coverage.finish(sessionNanos());
        }
        return facts();
    }

    private long bytes() {
        return reader.payload().capacity();
    }

    private void look() {
        switch (reader.type()) {
            case INPUT -> {
                if (reader.input(in, decoder)) {
                    take();
                }
            }
            case DERIVED -> {
                if (reader.derived(events, tips)) {
                    losses.tips(sessionSeconds(), tips);
                    derivedTick = reader.tick();
                }
            }
            case NOTE -> reader.note().ifPresent(note -> notes.merge(note, reader.noteValue(), Long::sum));
            case SEAL -> cover();
            case SNAPSHOT, RESTART -> {}
        }
    }

    /** As a grade does, which knows nothing of a tick that was not sealed. */
    private void cover() {
        if (inputTick == reader.tick()) {
            coverage.input(in);
        }
        if (derivedTick == reader.tick()) {
            coverage.derived(sessionNanos(), events, tips);
        }
    }

    private void take() {
        for (int i = 0; i < in.controlCount(); i++) {
            ControlEvent control = in.control(i);
            controls.merge(control.kind(), 1L, Long::sum);
            slippedNanos += control.kind() == ControlEvent.Kind.SLIP ? control.value() : 0;
        }
        frames.take(in);
        inputTick = reader.tick();
        losses.input(sessionSeconds(), in);
    }

    private void noteDamage() {
        if (reader.damage().size() > damages) {
            damages = reader.damage().size();
            losses.damage(sessionSeconds());
        }
    }

    private long sessionNanos() {
        return reader.tick() * tickNanos + slippedNanos;
    }

    private double sessionSeconds() {
        return sessionNanos() * 1e-9;
    }

    private JournalFacts facts() {
        List<Damage> damage = new ArrayList<>(contents.damage());
        damage.addAll(reader.damage());
        boolean locked = damage.removeIf(found -> found.kind() == Damage.Kind.ENCRYPTED);
        return new JournalFacts(
                contents.manifest(),
                contents.summary().isPresent(),
                !locked,
                volumes,
                reader.summary(),
                List.copyOf(reader.restarts()),
                (reader.summary().lastSealedTick() * tickNanos + slippedNanos) * 1e-9,
                frames,
                controls,
                slippedNanos * 1e-9,
                notes,
                coverage,
                losses,
                damage.stream().distinct().toList());
    }
}
