package org.trocar.telemetry.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.TestFrames;
import org.trocar.telemetry.ToyRun;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.JournalReader;

class ReplayTest {
    @TempDir
    Path data;

    @Test
    void aReplayOfTheWholeSessionIsIdenticalAndHashesToWhatTheWriterSaid() throws Exception {
        JournalSummary written = Recordings.record(data, Recordings.ID, 500);
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, Recordings.ID))) {
            ReplaySource source = new ReplaySource(reader, TestFrames::decode);
            VerifyingJournal journal = ToyRun.again(source);
            assertEquals(List.of(), source.damage());
            assertTrue(journal.firstDivergence().isEmpty());
            assertEquals(500, journal.comparedTick());
            assertEquals(written, reader.summary());
        }
    }

    @Test
    void aRunThatDriftsIsCaughtAtItsTickWithTheTipThatMoved() throws Exception {
        Recordings.record(data, Recordings.ID, 100);
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, Recordings.ID))) {
            ReplaySource source = new ReplaySource(reader, TestFrames::decode);
            VerifyingJournal journal = new VerifyingJournal(source);
            ToyRun run = new ToyRun(journal);
            TickInput in = new TickInput();
            while (source.next(in)) {
                if (in.tick() == 43) {
                    run.nudge();
                }
                run.tick(in);
            }
            Divergence divergence = journal.firstDivergence().orElseThrow();
            assertEquals(43, divergence.tick());
            assertEquals("LEFT tip of sample 0", divergence.what());
        }
    }
}
