package org.trocar.telemetry.rulings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.proof.SealedSession;

class RulingsTest {
    private static final String SESSION = "0190a1b2-0000-7000-8000-000000000001";
    private static final String OTHER = "0190a1b2-0000-7000-8000-000000000002";

    @TempDir
    private Path data;

    @BeforeEach
    void beginSessions() throws IOException {
        Recordings.begin(data, SESSION);
        Recordings.begin(data, OTHER);
    }

    private Registrar registrar() {
        return new Registrar(data, Clock.fixed(Instant.parse("2030-01-31T12:00:00Z"), ZoneOffset.UTC));
    }

    private Path statement(int number) {
        return data.resolve("rulings").resolve("00000" + number + ".json");
    }

    @Test
    void aSessionOfWhichNobodyRuledCounts() throws IOException {
        assertTrue(Rulings.read(data).standing(SESSION).counts());
        assertFalse(Files.exists(data.resolve("rulings")), "reading makes nothing");
    }

    @Test
    void aVoidSessionDoesNotCountUntilThatIsUndone() throws IOException {
        registrar().makeVoid(SESSION, "educator-1", "the trainee was ill");
        Standing standing = Rulings.read(data).standing(SESSION);
        assertFalse(standing.counts());
        assertEquals("the trainee was ill", standing.voided().orElseThrow().reason());
        assertTrue(Rulings.read(data).standing(OTHER).counts());

        registrar().undoVoid(SESSION, "educator-1", "another trainee was");
        assertTrue(Rulings.read(data).standing(SESSION).counts());
        assertEquals(2, Rulings.read(data).all().size(), "nothing is ever deleted");
    }

    @Test
    void whatMakesNoSenseIsRefused() throws IOException {
        assertThrows(Refusal.class, () -> registrar().undoVoid(SESSION, "educator-1", "why not"));
        registrar().makeVoid(SESSION, "educator-1", "ill");
        assertThrows(Refusal.class, () -> registrar().makeVoid(SESSION, "educator-1", "ill"));
        assertThrows(IllegalArgumentException.class, () -> registrar().makeVoid(OTHER, " ", "ill"));
        assertEquals(1, Rulings.read(data).all().size());
    }

    @Test
    void aSessionThatIsNotInTheDataFolderCannotBeMadeVoid() {
        Refusal refused = assertThrows(
                Refusal.class, () -> registrar().makeVoid("0190a1b2-0000-7000-8000-000000000009", "educator-1", "ill"));
        assertTrue(refused.getMessage().startsWith("there is no session"), refused.getMessage());
    }

    @Test
    void twoThreadsRuleOneAfterTheOtherAndEachIsToldItsOwnHash() throws Exception {
        CompletableFuture<Registered> other = CompletableFuture.supplyAsync(() -> voidAndBackAgain(OTHER));
        Registered mine = voidAndBackAgain(SESSION);
        Rulings all = Rulings.read(data);
        for (Registered one : List.of(mine, other.get())) {
            int number = one.ruling().number();
            assertEquals(Sha256.hex(Files.readAllBytes(all.statement(number))), one.hash());
        }
        assertEquals(20, Rulings.read(data).all().size());
    }

    private Registered voidAndBackAgain(String session) {
        Registered last = null;
        try {
            for (int i = 0; i < 5; i++) {
                registrar().makeVoid(session, "educator-1", "ill");
                last = registrar().undoVoid(session, "educator-1", "well again");
            }
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aNewGradeOfAnotherSessionCannotBeAdopted() throws IOException {
        SessionFolder folder = SealedSession.of(data.resolve("graded"), SESSION, 60);
        SessionFolder other = SealedSession.of(data.resolve("graded"), OTHER, 60);
        GradeDocument anothers = GradeDocument.read(other).orElseThrow();
        Proposal proposal = new Proposal(
                RubricDocument.of(Recordings.scenario().rubric()),
                1,
                "00".repeat(32),
                Map.of(),
                List.of(new Proposal.NewGrade(
                        SESSION, GradeDocument.read(folder).orElseThrow().gradeHash(), anothers)));
        Refusal refused = assertThrows(
                Refusal.class,
                () -> new Registrar(data.resolve("graded"), Clock.systemUTC())
                        .adopt(proposal, "educator-1", "why not"));
        assertTrue(refused.getMessage().contains("it is about the session " + OTHER), refused.getMessage());
        assertEquals(List.of(), Rulings.read(data.resolve("graded")).all());
    }

    @Test
    void eachRulingNamesTheHashOfTheOneBefore() throws IOException {
        registrar().makeVoid(SESSION, "educator-1", "ill");
        String head = Rulings.read(data).head();
        registrar().makeVoid(OTHER, "educator-1", "ill");
        assertEquals(
                List.of("", head),
                Rulings.read(data).all().stream().map(Ruling::previous).toList());
    }

    @Test
    void aChangedStatementIsNoticedAndNothingIsAddedToIt() throws IOException {
        registrar().makeVoid(SESSION, "educator-1", "ill");
        Files.writeString(statement(1), Files.readString(statement(1)).replace("ill", "ILL"));
        assertNoticed("is not as it was signed");
        assertThrows(RulingsException.class, () -> registrar().makeVoid(OTHER, "educator-1", "ill"));
    }

    @Test
    void aRemovedStatementIsNoticed() throws IOException {
        registrar().makeVoid(SESSION, "educator-1", "ill");
        registrar().makeVoid(OTHER, "educator-1", "ill");
        Files.delete(statement(1));
        assertNoticed("000002.json stands where ruling 1 should");
    }

    @Test
    void aStatementPutInThePlaceOfAnotherIsNoticed() throws IOException {
        registrar().makeVoid(SESSION, "educator-1", "ill");
        Path elsewhere = data.resolve("elsewhere");
        Files.createDirectories(elsewhere);
        Files.move(data.resolve("rulings"), elsewhere.resolve("rulings"));
        registrar().makeVoid(OTHER, "educator-1", "ill");
        registrar().undoVoid(OTHER, "educator-1", "well again");
        for (String name : List.of("000001.json", "000001.json.sig")) {
            Files.delete(data.resolve("rulings").resolve(name));
            Files.copy(
                    elsewhere.resolve("rulings").resolve(name),
                    data.resolve("rulings").resolve(name));
        }
        assertNoticed("000002.json follows a ruling with the hash");
    }

    @Test
    void anUnsignedOneAndOneOfAnotherKeyAreNoticed() throws IOException {
        registrar().makeVoid(SESSION, "educator-1", "ill");
        Path signature = statement(1).resolveSibling("000001.json.sig");
        Path aside = data.resolve("aside");
        Files.move(signature, aside);
        assertNoticed("it has no signature");
        Files.move(aside, signature);
        Files.delete(data.resolve("keys").resolve("server.key"));
        assertEquals(1, Rulings.read(data).all().size(), "a copy without the key can be read");
        org.trocar.telemetry.keys.ServerKey.of(data);
        assertNoticed("which is not this data folder's");
    }

    private void assertNoticed(String what) {
        RulingsException noticed = assertThrows(RulingsException.class, () -> Rulings.read(data));
        assertTrue(noticed.getMessage().contains(what), noticed.getMessage());
    }
}
