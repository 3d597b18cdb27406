package org.trocar.telemetry.rulings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulingsTest {
    private static final String SESSION = "0190a1b2-0000-7000-8000-000000000001";
    private static final String OTHER = "0190a1b2-0000-7000-8000-000000000002";

    @TempDir
    private Path data;

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
