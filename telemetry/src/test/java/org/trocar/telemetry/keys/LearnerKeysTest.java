package org.trocar.telemetry.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.folder.Encryption;
import org.trocar.telemetry.folder.SessionFolder;

class LearnerKeysTest {
    private static final byte[] SECRET = "two hands".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HEADER = {1, 2, 3};
    /** Whose session {@link Recordings} makes. */
    private static final String LEARNER = "learner-7";

    @TempDir
    Path data;

    @Test
    void whatOneLearnersKeyHidesItShowsAgainAndNoOtherDoes() throws Exception {
        byte[] hidden = LearnerKeys.forLearner(data, LEARNER).encrypt(SECRET, HEADER);
        assertArrayEquals(SECRET, LearnerKeys.forLearner(data, LEARNER).decrypt(hidden, HEADER));
        Aead other = LearnerKeys.forLearner(data, "someone-else");
        assertThrows(GeneralSecurityException.class, () -> other.decrypt(hidden, HEADER));
    }

    @Test
    void aSessionFindsItsLearnersKeyInItsDataFolder() throws Exception {
        SessionFolder session = Recordings.begin(data, Recordings.ID, Optional.of(Encryption.AES256_GCM));
        assertTrue(LearnerKeys.find(session).isEmpty());
        byte[] hidden = LearnerKeys.forLearner(data, LEARNER).encrypt(SECRET, HEADER);
        assertArrayEquals(SECRET, LearnerKeys.find(session).orElseThrow().decrypt(hidden, HEADER));
    }

    @Test
    void aSessionThatIsNotEncryptedNeedsNoKey() throws Exception {
        LearnerKeys.forLearner(data, LEARNER);
        assertTrue(LearnerKeys.find(Recordings.begin(data, Recordings.ID)).isEmpty());
    }

    @Test
    void aKeyInTheSessionsFolderIsUsedOnlyWhereTheDataFolderHasNone() throws Exception {
        SessionFolder session = Recordings.begin(data, Recordings.ID, Optional.of(Encryption.AES256_GCM));
        byte[] hidden =
                LearnerKeys.forLearner(data.resolve("elsewhere"), LEARNER).encrypt(SECRET, HEADER);
        Files.copy(onlyKey(data.resolve("elsewhere")), session.path().resolve(LearnerKeys.PACKED));
        assertArrayEquals(SECRET, LearnerKeys.find(session).orElseThrow().decrypt(hidden, HEADER));
        byte[] byTheLearners = LearnerKeys.forLearner(data, LEARNER).encrypt(SECRET, HEADER);
        assertArrayEquals(SECRET, LearnerKeys.find(session).orElseThrow().decrypt(byTheLearners, HEADER));
    }

    @Test
    void aSessionThatLiesElsewhereFindsItsKeyInTheDataFolderThatWasNamed() throws Exception {
        SessionFolder session =
                Recordings.begin(data.resolve("a-copy"), Recordings.ID, Optional.of(Encryption.AES256_GCM));
        byte[] hidden = LearnerKeys.forLearner(data, LEARNER).encrypt(SECRET, HEADER);
        assertTrue(LearnerKeys.find(session).isEmpty());
        assertArrayEquals(
                SECRET, LearnerKeys.find(session.withKeysIn(data)).orElseThrow().decrypt(hidden, HEADER));
    }

    @Test
    void aDestroyedKeyIsOverwrittenAndGoneForGood() throws Exception {
        SessionFolder session = Recordings.begin(data, Recordings.ID, Optional.of(Encryption.AES256_GCM));
        byte[] hidden = LearnerKeys.forLearner(data, LEARNER).encrypt(SECRET, HEADER);
        Path secondName = data.resolve("second-name");
        Files.createLink(secondName, onlyKey(data));
        assertTrue(LearnerKeys.destroy(data, LEARNER));
        assertFalse(LearnerKeys.destroy(data, LEARNER));
        assertEquals(Optional.empty(), LearnerKeys.find(session));
        for (byte left : Files.readAllBytes(secondName)) {
            assertEquals(0, left);
        }
        Aead anew = LearnerKeys.forLearner(data, LEARNER);
        assertThrows(GeneralSecurityException.class, () -> anew.decrypt(hidden, HEADER));
    }

    @Test
    void aFileThatIsNoKeysetIsNamed() throws Exception {
        LearnerKeys.forLearner(data, LEARNER);
        Path file = onlyKey(data);
        Files.writeString(file, "{}");
        IOException refused = assertThrows(IOException.class, () -> LearnerKeys.forLearner(data, LEARNER));
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    }

    private static Path onlyKey(Path data) throws IOException {
        try (Stream<Path> keys = Files.list(data.resolve("keys/learners"))) {
            return keys.findFirst().orElseThrow();
        }
    }
}
