package org.trocar.telemetry.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.session.SessionManifest;
import org.trocar.telemetry.Recordings;

class SessionFolderTest {
    @TempDir
    Path data;

    private SessionFolder folder;

    @BeforeEach
    void begin() throws Exception {
        folder = Recordings.begin(data, Recordings.ID);
    }

    @Test
    void theManifestComesBackWholeFromTheFolder() {
        SessionManifest wanted = Recordings.manifest(Recordings.ID);
        StoredManifest stored = folder.read().manifest().orElseThrow();
        assertEquals(wanted, stored.toSessionManifest(wanted.scenario()));
        assertEquals("-9223372036854775807", stored.seed());
        assertEquals("test", stored.build());
        assertEquals(List.of(), folder.read().damage());
        assertTrue(folder.read().summary().isEmpty());
    }

    @Test
    void aManifestWithoutAKeyNamesIt() throws Exception {
        edit("\"tick_hz\" : 90,", "");
        assertTrue(damage(Damage.Kind.MANIFEST_UNREADABLE).message().contains("tick_hz"));
    }

    @Test
    void aManifestWithAnUnknownModeNamesIt() throws Exception {
        edit("\"PRACTICE\"", "\"PLAY\"");
        assertTrue(damage(Damage.Kind.MANIFEST_UNREADABLE).message().contains("PLAY"));
    }

    @Test
    void aManifestCannotPointOutOfItsFolder() throws Exception {
        edit("\"toy.yaml\"", "\"../../toy.yaml\"");
        assertTrue(damage(Damage.Kind.MANIFEST_UNREADABLE).message().contains("../../toy.yaml"));
    }

    @Test
    void aManifestThatIsNoJsonIsSaidSo() throws Exception {
        Files.writeString(folder.path().resolve("manifest.json"), "{\"format_ver");
        damage(Damage.Kind.MANIFEST_UNREADABLE);
    }

    @Test
    void aFolderOfALaterFormatAsksForALaterVersion() throws Exception {
        edit("\"format_version\" : 2", "\"format_version\" : 3");
        assertTrue(damage(Damage.Kind.NEWER_FORMAT).message().contains("newer"));
    }

    @Test
    void keysOfALaterVersionArePassedOver() throws Exception {
        edit("\"tick_hz\" : 90,", "\"tick_hz\" : 90, \"glove\" : \"left\",");
        assertEquals(List.of(), folder.read().damage());
    }

    @Test
    void anEditedScenarioCopyIsFoundByItsHash() throws Exception {
        Files.writeString(folder.scenario("toy.yaml"), "schema: 1\nid: other\n");
        assertTrue(damage(Damage.Kind.SCENARIO_CHANGED).detail().contains("toy.yaml"));
    }

    @Test
    void aMissingScenarioCopyIsNamed() throws Exception {
        Files.delete(folder.scenario("toy.yaml"));
        assertTrue(damage(Damage.Kind.SCENARIO_MISSING).detail().contains("toy.yaml"));
    }

    @Test
    void aSessionBeginsOnceAndWithItsOwnScenario() {
        SessionManifest manifest = Recordings.manifest(Recordings.ID);
        assertThrows(FileAlreadyExistsException.class, () -> Recordings.begin(data, Recordings.ID));
        SessionFolder other = SessionFolder.of(data, Recordings.OTHER_ID);
        List<ScenarioFile> wrong = List.of(new ScenarioFile("toy.yaml", new byte[] {1}));
        assertThrows(IllegalArgumentException.class, () -> other.begin(manifest, wrong, "test"));
        assertFalse(other.begun());
    }

    @Test
    void anIdOrFileNameThatLeadsElsewhereIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SessionFolder.of(data, "../../etc"));
        assertThrows(IllegalArgumentException.class, () -> new ScenarioFile("../toy.yaml", new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> new ScenarioFile(".hidden", new byte[0]));
    }

    private void edit(String from, String to) throws Exception {
        Path manifest = folder.path().resolve("manifest.json");
        String text = Files.readString(manifest);
        assertTrue(text.contains(from), text);
        Files.writeString(manifest, text.replace(from, to));
    }

    private Damage damage(Damage.Kind kind) {
        return folder.read().damage().stream()
                .filter(damage -> damage.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
