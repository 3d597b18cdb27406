package org.trocar.telemetry.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.ToyRun;
import org.trocar.telemetry.folder.FolderSync;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.LearnerKeys;

/** What is forced to the disk, names too, as the JVM's own flight recorder saw it. */
class ForcedNamesTest {
    @TempDir
    Path temp;

    private Path data;

    private interface Deed {
        void run() throws Exception;
    }

    @BeforeEach
    void onlyWhereFoldersCanBeForced() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        data = Files.createDirectory(temp.resolve("data"));
    }

    /** Every path that was forced meanwhile. */
    private Set<Path> forcedBy(Deed deed) throws Exception {
        Path file = temp.resolve("forced.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold();
            recording.start();
            deed.run();
            recording.stop();
            recording.dump(file);
        }
        Set<Path> forced = new TreeSet<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            forced.add(Path.of(event.getString("path")));
        }
        return forced;
    }

    @Test
    void aDocumentAndItsName() throws Exception {
        Set<Path> forced = forcedBy(() -> JsonFile.write(data.resolve("some.json"), Map.of("a", 1)));
        assertEquals(Set.of(data.resolve("some.json.part"), data), forced);
    }

    @Test
    void aLearnersKeyAndEveryFolderThatWasMadeForIt() throws Exception {
        Path keys = data.resolve("keys");
        Set<Path> made = forcedBy(() -> LearnerKeys.forLearner(data, "ann"));
        assertTrue(made.containsAll(List.of(data, keys, keys.resolve("learners"))), made.toString());
        Set<Path> destroyed = forcedBy(() -> assertTrue(LearnerKeys.destroy(data, "ann")));
        assertTrue(destroyed.contains(keys.resolve("learners")), destroyed.toString());
        assertEquals(2, destroyed.size(), "the zeros it was overwritten with, and that it is gone");
    }

    @Test
    void aSessionsFilesAndFoldersBeforeItsTicksCountAgainstALossOfPower() throws Exception {
        SessionFolder folder = SessionFolder.of(data, Recordings.ID);
        Set<Path> forced = forcedBy(() -> record(Durability.POWER));
        for (Path name : List.of(
                folder.path().resolve("manifest.json"),
                folder.scenario("toy.yaml"),
                folder.scenarios(),
                folder.queue(),
                folder.path(),
                SessionFolder.sessions(data))) {
            assertTrue(forced.contains(name), name + " is not among " + forced);
        }
        assertTrue(forced.stream().anyMatch(path -> path.toString().endsWith(".cq4")), forced.toString());
    }

    @Test
    void noRecordsWhenOnlyTheProcessMayDie() throws Exception {
        Set<Path> forced = forcedBy(() -> record(Durability.PROCESS));
        assertFalse(forced.stream().anyMatch(path -> path.toString().endsWith(".cq4")), forced.toString());
    }

    private void record(Durability durability) throws Exception {
        JournalSettings settings = new JournalSettings(System::currentTimeMillis, durability, 0);
        try (JournalThread journals = new JournalThread(Recordings::noFailure, settings)) {
            LiveJournal journal =
                    journals.open(Recordings.begin(data, Recordings.ID), journals.newRing(JournalRing.MIN_BYTES));
            Recordings.run(new ToyRun(journal), journal, 1, 20);
            while (journal.durableTick() < 20) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aFolderThatIsGoneIsAnError() {
        assertThrows(NoSuchFileException.class, () -> FolderSync.force(data.resolve("gone")));
    }
}
