package org.trocar.telemetry.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Note;
import org.trocar.core.session.Phase;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionJournal;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.GoldenRun;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.folder.Encryption;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;

class SeekableReplayTest {
    private static final long END = 3_000;

    @TempDir
    Path temp;

    private GoldenRun golden;
    private Optional<Aead> key = Optional.empty();
    private List<Long> hashes;
    private int copies;

    @BeforeEach
    void unpack() throws Exception {
        golden = new GoldenRun(temp);
    }

    @Test
    void atAnyTickTheStateIsThatOfAStraightReplay() throws Exception {
        SessionFolder folder = whole(journal -> journal);
        Random random = new Random(11);
        try (SeekableReplay replay = open(folder)) {
            assertEquals(hashes.size(), replay.lastTick());
            for (int i = 0; i < 40; i++) {
                assertSeeks(replay, 1 + random.nextInt(hashes.size()));
            }
            assertSeeks(replay, replay.lastTick());
            assertFalse(replay.step(), "there is nothing behind the last tick");
            assertSeeks(replay, 1);
            assertTrue(replay.seek(0));
            assertEquals(0, replay.session().tick());
            assertEquals(List.of(), replay.damage());
            assertEquals(Optional.empty(), replay.divergence());
        }
    }

    private void assertSeeks(SeekableReplay replay, long tick) {
        assertTrue(replay.seek(tick));
        assertEquals(hashes.get((int) tick - 1), replay.session().stateHash(), "tick " + tick);
        assertEquals(tick, replay.input().tick());
        for (long next = tick + 1; next <= Math.min(tick + 5, replay.lastTick()); next++) {
            assertTrue(replay.step());
            assertEquals(hashes.get((int) next - 1), replay.session().stateHash(), "tick " + next);
        }
    }

    @Test
    void aTickOutsideTheRunIsRefused() throws Exception {
        try (SeekableReplay replay = open(whole(journal -> journal))) {
            assertThrows(IllegalArgumentException.class, () -> replay.seek(-1));
            assertThrows(IllegalArgumentException.class, () -> replay.seek(replay.lastTick() + 1));
        }
    }

    @Test
    void aRunWithoutSnapshotsIsReplayedFromItsStart() throws Exception {
        try (SeekableReplay replay = open(whole(WithoutSnapshots::new))) {
            assertSeeks(replay, 2_000);
            assertSeeks(replay, 950);
            assertEquals(Optional.empty(), replay.divergence());
        }
    }

    @Test
    void aSnapshotThatDoesNotMeetItsSealIsADivergenceAndNotUsed() throws Exception {
        try (SeekableReplay replay = open(whole(WithFalseSnapshots::new))) {
            assertTrue(replay.seek(1_000));
            assertEquals(hashes.get(999), replay.session().stateHash());
            Divergence divergence = replay.divergence().orElseThrow();
            assertEquals("the snapshot", divergence.what());
            assertEquals(900, divergence.tick());
        }
    }

    @Test
    void aKilledSessionGoesOnAsIfNothingHadHappened() throws Exception {
        assertGoesOn(1_234);
    }

    @Test
    void aKilledSessionThatWasEncryptedGoesOnWithItsKey() throws Exception {
        key = Optional.of(Recordings.key());
        SessionFolder folder = assertGoesOn(950);
        IOException locked = assertThrows(
                IOException.class, () -> SessionRestorer.restore(folder, Optional.empty(), new CodecFrames()));
        assertTrue(locked.getMessage().contains("learner's key"), locked.getMessage());
    }

    private SessionFolder assertGoesOn(long killedAfter) throws Exception {
        whole(journal -> journal);
        SessionFolder folder = killed(killedAfter);
        SessionRestorer.Restored restored = assertInstanceOf(
                SessionRestorer.Restored.class, SessionRestorer.restore(folder, key, new CodecFrames()));
        assertEquals(killedAfter, restored.tick());
        assertEquals(Phase.RUNNING, restored.phase());
        assertTrue(restored.lastSequence() > 0);
        JournalSummary summary = goOn(folder, restored);
        assertEquals(1, summary.restarts());
        assertReplays(folder, summary);
        return folder;
    }

    private JournalSummary goOn(SessionFolder folder, SessionRestorer.Restored restored) throws Exception {
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = journals.reopen(folder, journals.newRing(JournalRing.DEFAULT_BYTES), key);
            assertEquals(restored.tick(), journal.durableTick());
            Session session = golden.session(journal, it -> it);
            session.restore(restored.state());
            List<Long> rest = golden.run(session, journal, END);
            assertEquals(hashes.subList((int) restored.tick(), hashes.size()), rest);
            return journals.close(journal).get();
        }
    }

    private void assertReplays(SessionFolder folder, JournalSummary summary) throws Exception {
        try (SeekableReplay replay = open(folder)) {
            assertSeeks(replay, replay.lastTick());
            assertSeeks(replay, 400);
            assertEquals(List.of(), replay.damage());
            assertEquals(Optional.empty(), replay.divergence());
            assertEquals(hashes.size(), summary.lastSealedTick());
        }
    }

    @Test
    void aSessionDamagedBeforeItsLastSealIsNotTakenUpAgain() throws Exception {
        SessionFolder folder = killed(1_000);
        flipAByteOfTheFirstSnapshot(folder);
        SessionRestorer.Refused refused = assertInstanceOf(
                SessionRestorer.Refused.class, SessionRestorer.restore(folder, key, new CodecFrames()));
        assertTrue(refused.reason().contains("BAD_CHECKSUM (tick 900"), refused.reason());
    }

    private void flipAByteOfTheFirstSnapshot(SessionFolder folder) throws Exception {
        byte[] state;
        try (JournalReader reader = JournalReader.open(folder)) {
            while (reader.next() && reader.type() != org.trocar.telemetry.journal.RecordType.SNAPSHOT) {}
            state = reader.snapshot();
        }
        try (Stream<Path> files = Files.list(folder.queue())) {
            Path file = files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            byte[] content = Files.readAllBytes(file);
            int at = indexOf(content, state);
            try (RandomAccessFile writing = new RandomAccessFile(file.toFile(), "rw")) {
                writing.seek(at + 1_000);
                writing.write(content[at + 1_000] ^ 4);
            }
        }
    }

    private static int indexOf(byte[] content, byte[] wanted) {
        for (int i = 0; i + wanted.length <= content.length; i++) {
            if (java.util.Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not in the file");
    }

    private SeekableReplay open(SessionFolder folder) throws Exception {
        return SeekableReplay.open(folder, key, new CodecFrames());
    }

    /** Journals the whole run, closed, and keeps its hashes. */
    private SessionFolder whole(UnaryOperator<SessionJournal> wrapped) throws Exception {
        SessionFolder folder = golden.begin(temp.resolve("copy-" + copies++), encryption());
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = journals.open(folder, journals.newRing(JournalRing.DEFAULT_BYTES), key);
            hashes = golden.run(golden.session(journal, wrapped), journal, END);
            journals.close(journal).get();
        }
        return folder;
    }

    /** A copy of the folder made while the session is running: what a process's death leaves behind. */
    private SessionFolder killed(long tick) throws Exception {
        SessionFolder folder = golden.begin(temp.resolve("copy-" + copies++), encryption());
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = journals.open(folder, journals.newRing(JournalRing.DEFAULT_BYTES), key);
            golden.run(golden.session(journal, it -> it), journal, tick);
            while (journal.durableTick() < tick) {
                Thread.onSpinWait();
            }
            journal.input(new TickInput().clear(tick + 1));
            return copy(folder);
        }
    }

    private Optional<Encryption> encryption() {
        return key.map(given -> Encryption.AES256_GCM);
    }

    private SessionFolder copy(SessionFolder folder) throws Exception {
        Path target = temp.resolve("copy-" + copies++);
        try (Stream<Path> files = Files.walk(folder.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copied = target.resolve(folder.path().relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        }
        return SessionFolder.at(target);
    }

    /** A journal that does something else with snapshots. */
    private static class WithoutSnapshots implements SessionJournal {
        final SessionJournal journal;

        WithoutSnapshots(SessionJournal journal) {
            this.journal = journal;
        }

        @Override
        public void input(TickInput in) {
            journal.input(in);
        }

        @Override
        public void derived(long tick, WorldEvents events, TipSamples tips) {
            journal.derived(tick, events, tips);
        }

        @Override
        public void seal(long tick, long stateHash) {
            journal.seal(tick, stateHash);
        }

        @Override
        public void snapshot(long tick, StateBuffer saved) {}

        @Override
        public void note(long tick, Note note, long value) {
            journal.note(tick, note, value);
        }

        @Override
        public long durableTick() {
            return journal.durableTick();
        }

        @Override
        public boolean hasRoom() {
            return journal.hasRoom();
        }
    }

    private static final class WithFalseSnapshots extends WithoutSnapshots {
        WithFalseSnapshots(SessionJournal journal) {
            super(journal);
        }

        @Override
        public void snapshot(long tick, StateBuffer saved) {
            byte[] state = saved.toByteArray();
            state[800] ^= 1;
            journal.snapshot(tick, new StateBuffer().forRestoring(state));
        }
    }
}
