package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.DataLock;
import org.trocar.server.RecordedSessions;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.ServerKey;

/** Backups as they are typed. */
class BackupCommandsTest {
    private static final String ID = "0190ffff-0000-7000-8000-000000000001";

    @TempDir
    private Path folder;

    private String data;
    private String backup;
    private String elsewhere;

    @BeforeEach
    void record() throws IOException {
        data = folder.resolve("data").toString();
        backup = folder.resolve("backup").toString();
        elsewhere = folder.resolve("elsewhere").toString();
        SessionFolder recorded = RecordedSessions.golden(folder.resolve("recorded"), "engine-1-scripted");
        EncryptedCopy.of(Path.of(data), recorded, ID, "p07");
    }

    @Test
    void whatWasBackedUpIsPutBackAndVerifies() throws IOException {
        JsonNode first = Said.by("backup", backup, "--data", data, "--json").json();
        assertEquals(ID, first.at("/copied/0").asText());
        assertTrue(first.get("keys").asBoolean());
        Said again = Said.by("backup", backup, "--data", data);
        assertEquals(0, again.exit(), again.err());
        assertTrue(again.out().contains("0 sessions copied, 1 there already"), again.out());
        assertTrue(again.out().contains("keep it as secret"), again.out());
        Said restored = Said.by("restore", backup, "--data", elsewhere);
        assertEquals(0, restored.exit(), restored.err());
        assertTrue(restored.out().contains("1 session put back"), restored.out());
        assertTrue(restored.out().contains("erase them once more"), restored.out());
        assertEquals(0, Said.by("verify", ID, "--data", elsewhere).exit());
        assertEquals(0, Said.by("grade", ID, "--verify", "--data", elsewhere).exit());
    }

    @Test
    void withoutItsKeysABackupOpensNothing() throws IOException {
        assertEquals(
                0, Said.by("backup", backup, "--without-keys", "--data", data).exit());
        assertFalse(Files.exists(Path.of(backup, "keys")));
        Said restored = Said.by("restore", backup, "--data", elsewhere);
        assertTrue(restored.out().contains("the keys are not in this backup"), restored.out());
        assertFalse(LearnerKeys.exists(Path.of(elsewhere), "p07"));
        assertFalse(ServerKey.exists(Path.of(elsewhere)));
        assertEquals(0, Said.by("verify", ID, "--data", elsewhere).exit());
        Said.by("backup", folder.resolve("with").toString(), "--data", data);
        Said both = Said.by("backup", folder.resolve("with").toString(), "--without-keys", "--data", data);
        assertEquals(2, both.exit());
        assertTrue(both.err().contains("holds keys from an earlier time"), both.err());
    }

    @Test
    void nothingIsPutBackIntoAFolderThatIsInUseOrNotEmpty() throws IOException {
        Said.by("backup", backup, "--data", data);
        Said onto = Said.by("restore", backup, "--data", data);
        assertEquals(2, onto.exit());
        assertTrue(onto.err().contains("is not empty"), onto.err());
        DataLock inUse = DataLock.take(Files.createDirectories(Path.of(elsewhere)));
        try {
            Said used = Said.by("restore", backup, "--data", elsewhere);
            assertEquals(1, used.exit());
            assertTrue(used.err().contains("is in use by process"), used.err());
        } finally {
            inUse.close();
        }
        assertEquals(2, Said.by("restore", data, "--data", elsewhere).exit(), "a data folder is no backup");
    }

    @Test
    void aDamagedSessionIsCopiedAsItIsAndSaidToBeDamaged() throws IOException {
        Path grade = SessionFolder.of(Path.of(data), ID).path().resolve("grade.json");
        Files.writeString(grade, Files.readString(grade).replace("\"pass\"", "\"fail\"") + " ");
        Said said = Said.by("backup", backup, "--data", data);
        assertEquals(1, said.exit());
        assertTrue(said.out().contains(ID + "  copied, but not as it was sealed"), said.out());
        assertEquals(1, Said.by("restore", backup, "--data", elsewhere).exit());
        assertEquals(1, Said.by("verify", ID, "--data", elsewhere).exit());
    }
}
