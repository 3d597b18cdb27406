package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.live.FolderCloser;
import org.trocar.server.live.LearnersProgress;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.Verification;
import org.trocar.telemetry.proof.Verification.Outcome;

/** What a grade must be for a server to sign it when it closes what another has left. */
class UnsealedGradeTest {
    @TempDir
    static Path originals;

    private static KilledSession killed;

    @TempDir
    Path temp;

    private Path data;
    private SessionFolder folder;

    @BeforeAll
    static void killAServerUnderASession() throws Exception {
        killed = KilledSession.after(0, originals, false);
    }

    private void close() throws IOException {
        try (JournalThread journals = new JournalThread((id, cause) -> {})) {
            new FolderCloser(ServerKey.of(data), journals, new LearnersProgress(data)).close(folder);
        }
    }

    private void closed() throws IOException {
        data = temp.resolve("data");
        folder = killed.copiedTo(data).folder();
        close();
        assertEquals(Outcome.SOUND, Verification.of(folder).outcome());
    }

    private void remove(String... names) throws IOException {
        for (String name : names) {
            Files.delete(folder.path().resolve(name));
        }
    }

    /** Another verdict, with the hash that belongs to it. */
    private void forge() throws IOException {
        GradeDocument stored = GradeDocument.read(folder).orElseThrow();
        GradeDocument.ofCanonical(
                        stored.canonicalJson().replace("\"verdict\":\"not_gradable\"", "\"verdict\":\"pass\""))
                .write(folder);
        assertFalse(stored.equals(GradeDocument.read(folder).orElseThrow()));
    }

    private Map<Path, byte[]> files() throws IOException {
        Map<Path, byte[]> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private String assertLeftAsItIs() throws IOException {
        Map<Path, byte[]> before = files();
        String why = assertThrows(IOException.class, this::close).getMessage();
        Map<Path, byte[]> after = files();
        assertEquals(before.keySet(), after.keySet());
        before.forEach((file, bytes) -> assertArrayEquals(bytes, after.get(file), file.toString()));
        assertTrue(why.contains(folder.path().toString()), why);
        return why;
    }

    @Test
    void aForgedGradeWhoseSignaturesWereTakenOffIsNotSigned() throws Exception {
        closed();
        forge();
        remove("grade.json.sig", "journal.json.sig", "inventory.json.sig");
        String why = assertLeftAsItIs();
        assertTrue(why.contains("its grade.json is not the grade that its journal makes"), why);
        assertEquals(Outcome.ALTERED, Verification.of(folder).outcome());
    }

    @Test
    void aForgedGradeWithoutAnInventoryIsNotSigned() throws Exception {
        closed();
        forge();
        remove("grade.json.sig", "journal.json.sig", "inventory.json.sig", "inventory.json");
        assertLeftAsItIs();
    }

    @Test
    void aSignatureThatContradictsTheGradeIsNotOverwritten() throws Exception {
        closed();
        forge();
        remove("inventory.json.sig");
        String why = assertLeftAsItIs();
        assertTrue(why.contains("grade.json is not as it was signed"), why);
    }

    @Test
    void aForgedGradeOnceRemovedIsMadeAnew() throws Exception {
        closed();
        String hash = GradeDocument.read(folder).orElseThrow().gradeHash();
        forge();
        remove("grade.json.sig", "journal.json.sig", "inventory.json.sig");
        assertLeftAsItIs();
        remove("grade.json");
        close();
        assertEquals(hash, GradeDocument.read(folder).orElseThrow().gradeHash());
        assertEquals(Outcome.SOUND, Verification.of(folder).outcome());
    }

    @Test
    void aServerThatDiedAnywhereBetweenGradeAndSealHasItsSessionClosed() throws Exception {
        closed();
        byte[] grade = Files.readAllBytes(folder.path().resolve("grade.json"));
        String[] sealing = {"inventory.json.sig", "inventory.json", "grade.json.sig", "journal.json.sig"};
        for (int steps = 1; steps <= sealing.length; steps++) {
            remove(Arrays.copyOf(sealing, steps));
            close();
            assertArrayEquals(grade, Files.readAllBytes(folder.path().resolve("grade.json")));
            assertEquals(Outcome.SOUND, Verification.of(folder).outcome());
        }
    }
}
