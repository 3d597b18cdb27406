package org.trocar.telemetry.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.ToyRun;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.proof.SealedSession;
import org.trocar.telemetry.proof.Verification;
import org.trocar.telemetry.proof.Verification.Outcome;

/** Records that the server itself lost are not somebody's doing. */
class SealedHoleTest {
    @TempDir
    Path data;

    private SessionFolder sealedWithAHole() throws Exception {
        CountDownLatch stall = new CountDownLatch(1);
        Disk stalling =
                new Disk(new JournalSettings(System::currentTimeMillis, Durability.PROCESS, 0), path -> await(stall));
        SessionFolder folder = Recordings.begin(data, Recordings.ID);
        try (JournalThread journals = new JournalThread(Recordings::noFailure, stalling)) {
            LiveJournal journal = journals.open(folder, journals.newRing(JournalRing.MIN_BYTES));
            ToyRun run = new ToyRun(journal);
            TickInput in = new TickInput();
            long tick = 0;
            while (journal.lost() == 0) {
                run.tick(Recordings.fill(in, ++tick));
            }
            stall.countDown();
            Recordings.run(run, journal, tick + 1, tick + 10);
            SealedSession.seal(data, folder, journals.close(journal).get());
        }
        return folder;
    }

    private static long await(CountDownLatch latch) {
        try {
            latch.await();
            return Long.MAX_VALUE;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSessionSealedWithAHoleIsAsItWasSealedAndSaysSo() throws Exception {
        SessionFolder folder = sealedWithAHole();
        long lost = folder.read().summary().orElseThrow().holes();
        Verification verification = Verification.of(folder);
        assertEquals(List.of(), verification.findings());
        assertEquals(Outcome.INCOMPLETE, verification.outcome());
        assertTrue(
                verification.remarks().get(0).contains("sealed with " + lost + " records lost"),
                verification.remarks().toString());
    }

    @Test
    void aHoleThatTheJournalsEndDoesNotTellOfIsAnAlteration() throws Exception {
        SessionFolder folder = sealedWithAHole();
        Path end = folder.path().resolve("journal.json");
        long lost = folder.read().summary().orElseThrow().holes();
        Files.writeString(end, Files.readString(end).replace("\"holes\" : " + lost, "\"holes\" : 0"));
        assertEquals(0, folder.read().summary().map(JournalSummary::holes).orElseThrow());
        Verification verification = Verification.of(folder);
        assertEquals(Outcome.ALTERED, verification.outcome());
        assertTrue(verification.findings().stream()
                .anyMatch(finding -> finding.message().startsWith("HOLE")));
    }

    @Test
    void aRecordThatCouldNotBeWrittenIsNoPartOfTheChain() throws Exception {
        RecordSealer sealer = new RecordSealer(Optional.empty(), new byte[RecordChain.BYTES]);
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordLayout.MAX_BYTES]);
        RecordLayout.putHeader(record, 0, RecordType.NOTE, 8, 1, 1);
        String before = sealer.sha256();
        sealer.seal(record.byteArray(), record, RecordLayout.PAYLOAD + 8);
        assertEquals(before, sealer.sha256());
        sealer.written();
        assertNotEquals(before, sealer.sha256());
    }
}
