package org.trocar.telemetry.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.erase.Erasure;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.Verification.Outcome;

/** Somebody wants a grade or its records to be gone, and looks for a statement of erasure that explains it. */
class ForgedErasureTest {
    private static final String VICTIMS_ID = "0190a1b2-0000-7000-8000-000000000003";
    private static final String VICTIM = "learner-8";

    @TempDir
    Path data;

    private SessionFolder victims;

    @BeforeEach
    void record() throws Exception {
        victims = SealedSession.encrypted(data, VICTIMS_ID, VICTIM, 60);
    }

    private Path file(String name) {
        return victims.path().resolve(name);
    }

    private void deleteGrade() throws IOException {
        Files.delete(file("grade.json"));
        Files.delete(file("grade.json.sig"));
    }

    private void deleteQueue() throws IOException {
        try (Stream<Path> files = Files.list(victims.queue())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private Erased statement(Erased.Records records, String... removed) {
        return new Erased(
                VICTIMS_ID, VICTIM, "2026-11-22T12:00:00Z", "me", "why not", records, List.of(removed), List.of());
    }

    private ServerKey ownKey() throws IOException {
        return ServerKey.of(data.resolve("own"));
    }

    private Verification trusting() throws IOException {
        return Verification.of(victims, Set.of(ServerKey.of(data).fingerprint()));
    }

    private static void assertNothingExcused(Verification verification) {
        assertEquals(Outcome.ALTERED, verification.outcome());
        assertEquals(Optional.empty(), verification.erased());
    }

    @Test
    void anotherSessionsStatementExcusesNothing() throws Exception {
        SessionFolder erased = SealedSession.encrypted(data, Recordings.ID, "learner-7", 60);
        Erasure.of(data, "learner-7").carryOut(Instant.EPOCH, "dpo", "asked", ServerKey.of(data));
        for (String name : List.of("erased.json", "erased.json.sig")) {
            Files.copy(erased.path().resolve(name), file(name));
        }
        deleteGrade();
        assertNothingExcused(trusting());
        assertTrue(Erased.soundIn(victims).isEmpty());
    }

    @Test
    void theStatementOfAnotherSessionOfTheSameLearnerExcusesNothing() throws Exception {
        new Erased(Recordings.ID, VICTIM, "x", "x", "x", Erased.Records.KEY_DESTROYED, List.of("grade.json"), List.of())
                .write(victims, ServerKey.of(data));
        deleteGrade();
        assertNothingExcused(trusting());
    }

    @Test
    void aStatementSignedWithAnybodysOwnKeyExcusesNothing() throws Exception {
        statement(Erased.Records.KEY_DESTROYED, "grade.json", "grade.json.sig").write(victims, ownKey());
        Verification untouched = Verification.of(victims);
        assertEquals(Outcome.INCOMPLETE, untouched.outcome());
        assertTrue(
                untouched.remarks().get(0).contains("another key"),
                untouched.remarks().toString());
        assertTrue(Erased.soundIn(victims).isEmpty());
        deleteGrade();
        assertNothingExcused(Verification.of(victims));
    }

    @Test
    void aStatementSignedWithAKeyTheVerifierTrustsIsHonoured() throws Exception {
        statement(Erased.Records.KEY_DESTROYED, "grade.json", "grade.json.sig").write(victims, ownKey());
        deleteGrade();
        Set<String> both = Set.of(ServerKey.of(data).fingerprint(), ownKey().fingerprint());
        assertEquals(Outcome.SOUND, Verification.of(victims, both).outcome());
    }

    @Test
    void noStatementExcusesMissingRecordsOfAnEncryptedSession() throws Exception {
        statement(Erased.Records.DELETED, "queue").write(victims, ServerKey.of(data));
        deleteQueue();
        assertNothingExcused(trusting());
    }

    @Test
    void aStatementExcusesOnlyWhatAnErasureTakes() throws Exception {
        String scenario = "scenario/"
                + victims.read().manifest().orElseThrow().scenarioFiles().get(0).name();
        statement(Erased.Records.KEY_DESTROYED, "grade.json", "grade.json.sig", scenario)
                .write(victims, ServerKey.of(data));
        deleteGrade();
        assertEquals(Outcome.SOUND, trusting().outcome());
        Files.delete(file(scenario));
        assertTrue(trusting().findings().stream()
                .anyMatch(finding -> finding.equals(new Finding.Missing(scenario, true))));
    }
}
