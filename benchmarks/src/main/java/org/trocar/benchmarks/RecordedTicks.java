package org.trocar.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.SessionJournal;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;

/** What a recorded session journaled tick by tick, held in memory to be journaled again, over and over. */
final class RecordedTicks {
    private static final int MOST = 2_000;

    private final List<TickInput> inputs = new ArrayList<>();
    private final List<WorldEvents> events = new ArrayList<>();
    private final List<TipSamples> tips = new ArrayList<>();
    private long inputBytes;
    private long derivedBytes;

    RecordedTicks(SessionFolder folder) {
        CodecFrames frames = new CodecFrames();
        try (JournalReader reader = JournalReader.open(folder)) {
            while (inputs.size() < MOST && reader.next()) {
                if (reader.type() == RecordType.INPUT) {
                    inputs.add(new TickInput());
                    inputBytes += reader.payload().capacity();
                    reader.input(last(inputs), frames);
                } else if (reader.type() == RecordType.DERIVED) {
                    events.add(new WorldEvents());
                    derivedBytes += reader.payload().capacity();
                    tips.add(DerivedCodec.newTips());
                    reader.derived(last(events), last(tips));
                }
            }
        }
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    int count() {
        return events.size();
    }

    /** The average length of a tick's payloads: INPUT, DERIVED, SEAL. */
    int[] payloadBytes() {
        return new int[] {(int) (inputBytes / count()), (int) (derivedBytes / count()), Long.BYTES};
    }

    /** Journals a tick's records, with what was recorded in another. */
    void journal(SessionJournal journal, long tick) {
        int i = (int) (tick % count());
        journal.input(inputs.get(i));
        journal.derived(tick, events.get(i), tips.get(i));
        journal.seal(tick, tick);
    }
}
