package org.trocar.telemetry.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.TestFrames;
import org.trocar.telemetry.ToyRun;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.replay.ReplaySource;
import org.trocar.telemetry.replay.VerifyingJournal;

@Tag("long")
class KilledWriterTest {
    @TempDir
    Path data;

    @Test
    void everyTickThatWasDurableOutlivesTheProcess() throws Exception {
        assertOutlives(runUntilKilled(3_000, "mid-stream"));
    }

    @Test
    void soDoesOneThatWasForcedToTheDisk() throws Exception {
        assertOutlives(runUntilKilled(300, KilledWriter.POWER));
    }

    @RepeatedTest(3)
    void aProcessKilledWhileItsQueueRollsLosesNothingDurable(RepetitionInfo round) throws Exception {
        assertOutlives(runUntilKilled(300 + 7 * round.getCurrentRepetition(), KilledWriter.AT_A_ROLL));
    }

    private void assertOutlives(long durable) throws Exception {
        SessionFolder folder = SessionFolder.of(data, Recordings.ID);
        FolderContents contents = folder.read();
        assertEquals(List.of(), contents.damage());
        assertTrue(contents.summary().isEmpty(), "a killed session must not look closed");
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplaySource source = new ReplaySource(reader, TestFrames::decode);
            VerifyingJournal journal = ToyRun.again(source);
            assertTrue(source.ticks() >= durable, source.ticks() + " of " + durable + ": " + source.damage());
            assertEquals(List.of(), reader.damage());
            assertTrue(journal.firstDivergence().isEmpty());
            assertGoesOn(folder, source.ticks());
        }
    }

    private static void assertGoesOn(SessionFolder folder, long lastTick) throws Exception {
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = journals.reopen(folder, journals.newRing(JournalRing.MIN_BYTES), Optional.empty());
            assertEquals(lastTick, journal.durableTick());
            JournalSummary summary = journals.close(journal).get();
            assertEquals(1, summary.restarts());
            assertEquals(lastTick, summary.lastSealedTick());
        }
        try (JournalReader reader = JournalReader.open(folder)) {
            reader.readToEnd();
            assertEquals(List.of(), reader.damage());
        }
    }

    private long runUntilKilled(long tick, String how) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        // It lives for a second: what the second compiler makes would never pay.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(KilledWriter.class.getName());
        command.add(data.toString());
        command.add(Long.toString(tick));
        command.add(how);
        Process writer = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(writer.getInputStream().readAllBytes());
        assertEquals(9, writer.waitFor());
        return Long.parseLong(said.strip().replace("durable ", ""));
    }
}
