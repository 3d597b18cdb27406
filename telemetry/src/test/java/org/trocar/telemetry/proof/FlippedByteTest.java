package org.trocar.telemetry.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.TestFrames;
import org.trocar.telemetry.ToyRun;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.proof.Verification.Outcome;
import org.trocar.telemetry.replay.ReplaySource;
import org.trocar.telemetry.replay.VerifyingJournal;

/** One byte of a sealed folder is changed, anywhere: it is located, and called unused only when a replay cannot tell. */
@Tag("long")
class FlippedByteTest {
    private static final int TICKS = 40;
    private static final double SCALE = Double.parseDouble(System.getProperty("trocar.check.scale", "0.1"));

    @TempDir
    Path data;

    private SessionFolder folder;
    private int byTick;
    private int byPlace;
    private int unused;

    @Test
    void ofASessionEverybodyCanRead() throws Exception {
        folder = SealedSession.of(data, Recordings.ID, TICKS);
        everyFlippedByteIsLocatedOrShownToBeUnused();
    }

    @Test
    void ofAnEncryptedSession() throws Exception {
        folder = SealedSession.encrypted(data, Recordings.ID, "learner-7", TICKS);
        everyFlippedByteIsLocatedOrShownToBeUnused();
    }

    @Test
    void ofASessionWhoseServerDied() throws Exception {
        folder = SealedSession.restarted(data, Recordings.ID, TICKS);
        everyFlippedByteIsLocatedOrShownToBeUnused();
    }

    private void everyFlippedByteIsLocatedOrShownToBeUnused() throws Exception {
        Random random = new Random(11);
        for (Path file : files()) {
            byte[] intact = Files.readAllBytes(file);
            int used = usedBytes(intact);
            int flips = (int) (SCALE * (file.toString().endsWith(".cq4") ? 1_500 : 150));
            for (int i = 0; i < flips; i++) {
                // Most where there is something, some in the empty end.
                flipAndVerify(file, intact, random.nextInt(i % 10 == 9 ? intact.length : used), random);
            }
        }
        assertTrue(byTick > 50 && byPlace > 50 && unused > 5, byTick + ", " + byPlace + ", " + unused);
        assertEquals(Outcome.SOUND, Verification.of(folder).outcome());
    }

    private void flipAndVerify(Path file, byte[] intact, int at, Random random) throws Exception {
        set(file, at, intact[at] ^ 1 << random.nextInt(8));
        String name = folder.path().relativize(file).toString();
        Verification verification = Verification.of(folder);
        String place = name + " byte " + at + ": " + verification.findings();
        assertFalse(verification.outcome().good(), place);
        if (verification.outcome() == Outcome.UNUSED_BYTES_CHANGED) {
            unused++;
            assertEquals(List.of(TICKS, true), replay(), place);
        }
        assertTrue(located(verification, name, at), place);
        set(file, at, intact[at]);
    }

    private boolean located(Verification verification, String name, int at) {
        boolean tick = verification.findings().stream()
                .anyMatch(finding -> finding instanceof Finding.Damaged damaged
                        && damaged.damage().record() > 0);
        boolean bytes = verification.findings().stream()
                .anyMatch(finding -> finding instanceof Finding.Changed changed
                        && changed.file().equals(name)
                        && changed.bytes().from() <= at
                        && at < changed.bytes().to());
        byTick += tick ? 1 : 0;
        byPlace += bytes ? 1 : 0;
        return bytes;
    }

    /** How many ticks a replay has, and whether each meets its seal. */
    private List<Object> replay() throws IOException {
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplaySource source = new ReplaySource(reader, TestFrames::decode);
            VerifyingJournal journal = ToyRun.again(source);
            boolean same =
                    journal.firstDivergence().isEmpty() && source.damage().isEmpty();
            return List.of((int) source.ticks(), same);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.path())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static int usedBytes(byte[] content) {
        int end = content.length;
        while (content[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private static void set(Path path, long at, int value) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(at);
            file.write(value);
        }
    }
}
