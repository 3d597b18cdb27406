package org.trocar.telemetry.erase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.TestFrames;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.pack.SessionPack;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.proof.SealedSession;
import org.trocar.telemetry.proof.Verification;
import org.trocar.telemetry.proof.Verification.Outcome;
import org.trocar.telemetry.replay.ReplaySource;
import org.trocar.telemetry.report.ReportPage;

class ErasureTest {
    private static final Instant WHEN = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ANOTHERS_ID = "0190a1b2-0000-7000-8000-000000000003";
    private static final int TICKS = 60;

    @TempDir
    Path data;

    private SessionFolder erased;
    private SessionFolder anothers;

    @BeforeEach
    void recordTwoLearners() throws Exception {
        erased = SealedSession.encrypted(data, Recordings.ID, "learner-7", TICKS);
        anothers = SealedSession.encrypted(data, ANOTHERS_ID, "learner-8", TICKS);
    }

    private ErasureReport erase() throws IOException {
        return Erasure.of(data, "learner-7").carryOut(WHEN, "dpo", "asked for it", ServerKey.of(data));
    }

    private static long ticksToReplay(SessionFolder folder) {
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplaySource source = new ReplaySource(reader, TestFrames::decode);
            TickInput in = new TickInput();
            while (source.next(in)) {}
            return source.ticks();
        }
    }

    @Test
    void anErasedSessionCannotBeReadBesideOneThatCanAndItsChainIsIntact() throws Exception {
        assertEquals(TICKS, ticksToReplay(erased));
        ErasureReport report = erase();
        assertTrue(report.proven());
        assertTrue(report.keyDestroyed());
        assertEquals(Optional.of(ANOTHERS_ID), report.readableOfAnother());
        assertEquals(0, ticksToReplay(erased));
        assertEquals(TICKS, ticksToReplay(anothers));
        Verification verification = Verification.of(erased);
        assertEquals(
                Outcome.SOUND, verification.outcome(), verification.findings().toString());
        assertEquals(3 * TICKS, verification.journal().records());
        assertEquals(Outcome.SOUND, Verification.of(anothers).outcome());
    }

    @Test
    void theStatementSaysWhenWhyAndWhatWasRemoved() throws Exception {
        erase();
        Erased statement = Verification.of(erased).erased().orElseThrow();
        assertEquals(
                new Erased(
                        Recordings.ID,
                        "learner-7",
                        "2026-11-22T12:00:00Z",
                        "dpo",
                        "asked for it",
                        Erased.Records.KEY_DESTROYED,
                        List.of("grade.json", "grade.json.sig"),
                        List.of()),
                statement);
        assertTrue(statement.message().startsWith("erased on 2026-11-22"), statement.message());
    }

    @Test
    void everythingMadeFromTheSessionGoesAndNothingOfAnothers() throws Exception {
        Path exports = Files.createDirectories(data.resolve("exports/motion"));
        Files.writeString(exports.resolve(Recordings.ID + ".csv"), "x_m");
        Files.writeString(exports.resolve("sub-" + Recordings.ID.replace("-", "") + "_motion.tsv"), "x_m");
        Path kept = Files.writeString(exports.resolve(ANOTHERS_ID + ".csv"), "x_m");
        Files.writeString(erased.path().resolve("heatmap.png"), "a cache");
        Path report = ReportPage.usual(data, Recordings.ID);
        Files.createDirectories(report.getParent());
        Files.writeString(report, "<html/>");
        Files.copy(anyKey(), erased.path().resolve(LearnerKeys.PACKED));
        ErasureReport erasure = erase();
        assertEquals(3, erasure.sessions().get(0).statement().removedExports().size());
        assertFalse(Files.exists(report));
        assertTrue(erasure.sessions().get(0).statement().removed().contains("heatmap.png"));
        try (Stream<Path> left = Files.list(exports)) {
            assertEquals(List.of(kept), left.toList());
        }
        assertFalse(Files.exists(erased.path().resolve(LearnerKeys.PACKED)));
        assertTrue(Files.exists(anothers.path().resolve("grade.json")));
    }

    private Path anyKey() throws IOException {
        try (Stream<Path> keys = Files.list(data.resolve("keys/learners"))) {
            return keys.findFirst().orElseThrow();
        }
    }

    @Test
    void aSessionThatWasNotEncryptedLosesItsRecordsAndSaysSo() throws Exception {
        SessionFolder plain = SealedSession.of(data, Recordings.OTHER_ID, TICKS);
        ErasureReport report = erase();
        assertTrue(report.proven());
        assertFalse(Files.exists(plain.queue()));
        Verification verification = Verification.of(plain);
        assertEquals(
                Outcome.INCOMPLETE,
                verification.outcome(),
                verification.findings().toString());
        assertEquals(Erased.Records.DELETED, verification.erased().orElseThrow().records());
        assertTrue(verification.remarks().get(0).contains("deleted"));
    }

    @Test
    void aFlippedByteInAnErasedSessionIsStillLocated() throws Exception {
        erase();
        Path queue = queueFile();
        byte[] content = Files.readAllBytes(queue);
        int used = content.length;
        while (content[used - 1] == 0) {
            used--;
        }
        content[used / 2] ^= 1;
        Files.write(queue, content);
        assertEquals(Outcome.ALTERED, Verification.of(erased).outcome());
    }

    private Path queueFile() throws IOException {
        try (Stream<Path> files = Files.list(erased.queue())) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void anErasureCutOffAfterTheKeyIsFinishedByTheNext() throws Exception {
        LearnerKeys.destroy(data, "learner-7");
        ErasureReport report = erase();
        assertFalse(report.keyDestroyed());
        assertTrue(report.proven());
        assertTrue(erase().proven(), "and once more does no harm");
    }

    @Test
    void anErasureCutOffBeforeTheFilesWentIsFinishedUnderItsFirstStatement() throws Exception {
        byte[] grade = Files.readAllBytes(erased.path().resolve("grade.json"));
        erase();
        Files.write(erased.path().resolve("grade.json"), grade);
        ErasureReport report =
                Erasure.of(data, "learner-7").carryOut(WHEN.plusSeconds(60), "dpo", "again", ServerKey.of(data));
        assertFalse(Files.exists(erased.path().resolve("grade.json")));
        assertEquals("asked for it", report.sessions().get(0).statement().reason());
        assertTrue(report.proven());
    }

    @Test
    void aSecondErasureReportsOnlyWhatItDid() throws Exception {
        ErasureReport.Done first = erase().sessions().get(0).done();
        assertFalse(first.before());
        assertEquals(List.of("grade.json", "grade.json.sig"), first.removed());
        assertEquals(
                new ErasureReport.Done(true, List.of(), List.of()),
                erase().sessions().get(0).done());
        Files.writeString(erased.path().resolve("late.png"), "a cache");
        assertEquals(List.of("late.png"), erase().sessions().get(0).done().removed());
    }

    @Test
    void aSessionErasedAfterTheServersKeyChangedNeedsBothKeysToBeTrusted() throws Exception {
        String old = ServerKey.of(data).fingerprint();
        Files.move(data.resolve("keys/server.key"), data.resolve("old.key"));
        String now = ServerKey.of(data).fingerprint();
        assertTrue(erase().proven());
        Verification untrusting = Verification.of(erased);
        assertEquals(Outcome.ALTERED, untrusting.outcome());
        String said = untrusting.remarks().get(0);
        assertTrue(said.contains("--trust " + old + " --trust " + now), said);
        assertEquals(Outcome.UNTRUSTED, Verification.of(erased, Set.of(now)).outcome());
        assertEquals(Outcome.ALTERED, Verification.of(erased, Set.of(old)).outcome());
        assertEquals(Outcome.SOUND, Verification.of(erased, Set.of(old, now)).outcome());
        assertTrue(Erased.soundIn(erased).isPresent(), "the data folder knows its own key");
    }

    @Test
    void whatASecondErasureRemovesIsAddedToTheStatement() throws Exception {
        erase();
        Files.writeString(erased.path().resolve("late.png"), "a cache");
        Erased statement = erase().sessions().get(0).statement();
        assertEquals(List.of("grade.json", "grade.json.sig", "late.png"), statement.removed());
        assertEquals("2026-11-22T12:00:00Z", statement.erasedAt());
    }

    @Test
    void aSessionClosedAfterTheListWasMadeIsErasedToo() throws Exception {
        Erasure listed = Erasure.of(data, "learner-7");
        SessionFolder late = SealedSession.encrypted(data, Recordings.OTHER_ID, "learner-7", TICKS);
        assertEquals(
                2,
                listed.carryOut(WHEN, "dpo", "asked for it", ServerKey.of(data))
                        .sessions()
                        .size());
        assertFalse(Files.exists(late.path().resolve("grade.json")));
    }

    @Test
    void aReportNamedByTheSessionAndOneThatWasTornAreRemovedWithoutHarm() throws Exception {
        Path regrade = Files.createDirectories(data.resolve("regrades").resolve(Recordings.ID));
        Files.writeString(regrade.resolve("report.txt"), Recordings.ID);
        Path torn = Files.write(regrade.resolve("results.jsonl"), new byte[] {'{', (byte) 0xc3});
        assertTrue(erase().proven());
        assertFalse(Files.exists(torn));
    }

    @Test
    void nothingIsErasedWhileASessionIsBeingRecorded() throws Exception {
        erased.markRunning();
        assertEquals(List.of(Recordings.ID), Erasure.of(data, "learner-7").running());
        assertThrows(IllegalStateException.class, this::erase);
        assertTrue(LearnerKeys.exists(data, "learner-7"));
    }

    @Test
    void aLearnerNobodyKnowsHasNothingToErase() throws Exception {
        assertTrue(Erasure.of(data, "learner-77").isEmpty());
    }

    @Test
    void anEncryptedPackIsReadElsewhereOnlyWithItsKey() throws Exception {
        Path bare = data.resolve("bare.trocar");
        Path withKey = data.resolve("with-key.trocar");
        SessionPack.pack(erased, bare, SessionPack.Key.LEFT_OUT);
        SessionPack.pack(erased, withKey, SessionPack.Key.INSIDE);
        SessionFolder locked = SessionPack.unpack(bare, Files.createDirectory(data.resolve("a")));
        SessionFolder open = SessionPack.unpack(withKey, Files.createDirectory(data.resolve("b")));
        assertEquals(Outcome.SOUND, Verification.of(locked).outcome());
        Verification withAKey = Verification.of(open);
        assertEquals(Outcome.SOUND, withAKey.outcome());
        assertTrue(withAKey.remarks().get(0).startsWith("learner-key.json"));
        assertEquals(0, ticksToReplay(locked));
        assertEquals(TICKS, ticksToReplay(open));
        try (JournalReader reader = JournalReader.open(locked)) {
            assertTrue(reader.next());
            assertEquals(0, reader.payload().capacity());
            assertEquals(Damage.Kind.ENCRYPTED, reader.damage().get(0).kind());
        }
    }
}
