package org.trocar.telemetry.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.Joint;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;
import org.trocar.core.math.Pose;
import org.trocar.core.session.Note;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.TestFrames;
import org.trocar.telemetry.ToyRun;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;

class JournalTest {
    @TempDir
    Path data;

    @Test
    void whatIsReadIsWhatWasWritten() throws Exception {
        Recordings.record(data, Recordings.ID, 200);
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, Recordings.ID))) {
            TickInput read = new TickInput();
            TickInput wanted = new TickInput();
            for (long tick = 1; tick <= 200; tick++) {
                assertTrue(reader.next());
                assertEquals(RecordType.INPUT, reader.type());
                assertTrue(reader.input(read, TestFrames::decode));
                assertSameInput(Recordings.fill(wanted, tick), read);
                assertTrue(reader.next());
                assertEquals(RecordType.DERIVED, reader.type());
                assertTrue(reader.next());
                assertEquals(RecordType.SEAL, reader.type());
                assertEquals(tick, reader.tick());
            }
            assertFalse(reader.next());
            assertEquals(List.of(), reader.damage());
        }
    }

    private static void assertSameInput(TickInput wanted, TickInput read) {
        assertEquals(wanted.tick(), read.tick());
        assertEquals(wanted.frameCount(), read.frameCount());
        for (int i = 0; i < wanted.frameCount(); i++) {
            assertEquals(wanted.captureSessionNanos(i), read.captureSessionNanos(i));
            assertEquals(wanted.late(i), read.late(i));
            assertSameFrame(wanted.frame(i), read.frame(i));
        }
        for (FrameVerdict verdict : FrameVerdict.values()) {
            assertEquals(wanted.refused(verdict), read.refused(verdict));
        }
        assertEquals(wanted.controlCount(), read.controlCount());
        for (int i = 0; i < wanted.controlCount(); i++) {
            assertEquals(wanted.control(i), read.control(i));
        }
    }

    private static void assertSameFrame(HandFrame wanted, HandFrame read) {
        assertEquals(wanted.sequence, read.sequence);
        assertEquals(wanted.receiveNanos, read.receiveNanos);
        assertArrayEquals(
                Arrays.copyOf(wanted.bytes, wanted.length), Arrays.copyOf(read.bytes, read.length), "received bytes");
        assertArrayEquals(wanted.hand(Hand.LEFT).joints, read.hand(Hand.LEFT).joints);
    }

    @Test
    void derivedRecordsGiveEventsAndTipsBack() throws Exception {
        WorldEvents events = new WorldEvents();
        TipSamples tips = DerivedCodec.newTips();
        Pose pose = new Pose();
        pose.position.set(0.1, -0.0, 1e-300);
        events.add(EventKind.SLIPPED, Hand.LEFT, 4, 3.75, pose.position);
        tips.add(123, 120);
        tips.tip(Hand.RIGHT, pose, 0.3, true);
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = open(journals, Recordings.ID);
            journal.derived(1, events, tips);
        }
        WorldEvents readEvents = new WorldEvents();
        TipSamples readTips = DerivedCodec.newTips();
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, Recordings.ID))) {
            assertTrue(reader.next());
            assertTrue(reader.derived(readEvents, readTips));
        }
        assertEquals(EventKind.SLIPPED, readEvents.kind(0));
        assertEquals(3.75, readEvents.value(0));
        assertTrue(readTips.tracked(0, Hand.RIGHT));
        assertFalse(readTips.tracked(0, Hand.LEFT));
        assertEquals(1e-300, readTips.tip(0, Hand.RIGHT, new Pose()).position.z);
        assertEquals(0.3, readTips.jawRadians(0, Hand.RIGHT));
    }

    @Test
    void theLongestTickThereCanBeFitsAndIsReadBack() throws Exception {
        TickInput in = new TickInput().clear(1);
        for (int i = 0; i < TickInput.MAX_FRAMES; i++) {
            HandFrame frame = in.addFrame(i, true);
            Arrays.fill(frame.bytes, (byte) i);
            frame.length = HandFrame.MAX_BYTES;
        }
        for (FrameVerdict verdict : FrameVerdict.values()) {
            in.addRefused(verdict, Integer.MAX_VALUE);
        }
        String endless = "手".repeat(5_000);
        for (int i = 0; i < TickInput.MAX_CONTROLS; i++) {
            in.addControl(new ControlEvent(ControlEvent.Kind.SHUTDOWN, endless, endless, Long.MIN_VALUE));
        }
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = open(journals, Recordings.ID);
            assertTrue(journal.hasRoom());
            journal.input(in);
            assertEquals(0, journal.lost());
        }
        TickInput read = new TickInput();
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, Recordings.ID))) {
            assertTrue(reader.next());
            assertTrue(reader.input(read, frame -> frame.bytes[HandFrame.MAX_BYTES - 1] == frame.bytes[0]));
        }
        assertEquals(TickInput.MAX_FRAMES, read.frameCount());
        assertEquals("手".repeat(InputCodec.MAX_TEXT_CHARS), read.control(15).reason());
    }

    @Test
    void aTickIsDurableOnceItsSealIsInTheFile() throws Exception {
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = open(journals, Recordings.ID);
            assertEquals(0, journal.durableTick());
            Recordings.run(new ToyRun(journal), journal, 1, 50);
            while (journal.durableTick() < 50) {
                Thread.onSpinWait();
            }
            try (JournalReader reader = JournalReader.open(SessionFolder.of(data, Recordings.ID))) {
                assertEquals(50, reader.readToEnd().lastSealedTick());
            }
        }
    }

    @Test
    void interleavedSessionsKeepTheirOwnRecords() throws Exception {
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            LiveJournal one = journals.open(Recordings.begin(data, Recordings.ID), ring);
            LiveJournal two = journals.open(Recordings.begin(data, Recordings.OTHER_ID), ring);
            ToyRun runOne = new ToyRun(one);
            ToyRun runTwo = new ToyRun(two);
            for (long tick = 1; tick <= 100; tick++) {
                Recordings.run(runOne, one, tick, tick);
                Recordings.run(runTwo, two, 2 * tick - 1, 2 * tick);
            }
            assertEquals(100, journals.close(one).get().lastSealedTick());
            assertEquals(200, journals.close(two).get().lastSealedTick());
        }
        assertEquals(List.of(), damageOf(Recordings.ID));
        assertEquals(List.of(), damageOf(Recordings.OTHER_ID));
    }

    @Test
    void aSlotIsReusedWithoutMixingSessions() throws Exception {
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            LiveJournal one = journals.open(Recordings.begin(data, Recordings.ID), ring);
            Recordings.run(new ToyRun(one), one, 1, 10);
            journals.close(one).get();
            LiveJournal two = journals.open(Recordings.begin(data, Recordings.OTHER_ID), ring);
            Recordings.run(new ToyRun(two), two, 1, 20);
            assertEquals(20, journals.close(two).get().lastSealedTick());
            assertThrows(IllegalStateException.class, () -> one.seal(11, 0));
            assertThrows(IllegalStateException.class, () -> journals.close(one));
        }
    }

    @Test
    void aFullRingMakesAHoleThatIsCountedNotedAndVisible() throws Exception {
        CountDownLatch stall = new CountDownLatch(1);
        Disk stalling = disk(0, path -> await(stall));
        JournalSummary summary;
        try (JournalThread journals = new JournalThread(Recordings::noFailure, stalling)) {
            LiveJournal journal = open(journals, Recordings.ID);
            ToyRun run = new ToyRun(journal);
            TickInput in = new TickInput();
            long tick = 0;
            while (journal.lost() == 0) {
                run.tick(Recordings.fill(in, ++tick));
            }
            assertFalse(journal.hasRoom());
            long firstLost = tick;
            stall.countDown();
            Recordings.run(run, journal, tick + 1, tick + 10);
            summary = journals.close(journal).get();
            assertEquals(journal.lost(), summary.holes());
            assertEquals(journal.lost(), journals.lostRecords());
            assertEquals(journals.work().records(), summary.records());
            assertEquals(0, journals.waitingBytes());
            assertEquals(firstLost - 1, journal.durableTick(), "nothing is promised past the hole");
        }
        assertFalse(summary.complete());
        assertEquals(Damage.Kind.HOLE, damageOf(Recordings.ID).get(0).kind());
        assertEquals(List.of(summary.holes()), notes(Note.JOURNAL_HOLE));
    }

    @Test
    void aDiskThatHangsHoldsUpTheStopNoLongerThanItsPatience() throws Exception {
        CountDownLatch stall = new CountDownLatch(1);
        JournalThread journals = new JournalThread(Recordings::noFailure, disk(0, path -> await(stall)));
        LiveJournal journal = open(journals, Recordings.ID);
        Recordings.run(new ToyRun(journal), journal, 1, 20);
        assertFalse(journals.close(Duration.ofMillis(50)));
        assertEquals(List.of(Recordings.ID), journals.unfinished());
        stall.countDown();
        assertTrue(journals.close(Duration.ofMinutes(1)));
        assertEquals(List.of(), journals.unfinished());
        assertEquals(20, journal.durableTick());
    }

    private List<Long> notes(Note wanted) {
        List<Long> values = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, Recordings.ID))) {
            while (reader.next()) {
                if (reader.type() == RecordType.NOTE && reader.note().orElseThrow() == wanted) {
                    values.add(reader.noteValue());
                }
            }
        }
        return values;
    }

    @Test
    void oneSessionsFailingFileLeavesTheOthersGoingOn() throws Exception {
        Disk failing = disk(0, JournalTest::failForTheFirstId);
        List<String> failed = new ArrayList<>();
        try (JournalThread journals = new JournalThread((id, cause) -> failed.add(id), failing)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            LiveJournal bad = journals.open(Recordings.begin(data, Recordings.ID), ring);
            LiveJournal good = journals.open(Recordings.begin(data, Recordings.OTHER_ID), ring);
            Recordings.run(new ToyRun(bad), bad, 1, 20);
            Recordings.run(new ToyRun(good), good, 1, 20);
            JournalSummary badSummary = journals.close(bad).get();
            assertEquals(60, badSummary.holes());
            assertTrue(badSummary.failure().contains("takes no more: it is full"), badSummary.failure());
            assertTrue(journals.close(good).get().complete());
            assertEquals(0, bad.durableTick());
            assertEquals(1, journals.work().failures());
            assertEquals(20, good.durableTick());
        }
        assertEquals(List.of(Recordings.ID), failed);
        assertEquals(Damage.Kind.HOLE, damageOf(Recordings.ID).get(0).kind());
    }

    private static long failForTheFirstId(Path queue) {
        if (queue.toString().contains(Recordings.ID)) {
            throw new InternalError("a fault occurred in an unsafe memory access operation");
        }
        return 0;
    }

    @Test
    void aDiskNearlyFullEndsTheJournalBeforeItEndsTheProcess() throws Exception {
        AtomicLong free = new AtomicLong(1_000);
        Disk filling = disk(500, path -> free.addAndGet(-300));
        try (JournalThread journals = new JournalThread((id, cause) -> {}, filling)) {
            LiveJournal journal = open(journals, Recordings.ID);
            Recordings.run(new ToyRun(journal), journal, 1, 500);
            JournalSummary summary = journals.close(journal).get();
            assertTrue(summary.failure().contains("make room"), summary.failure());
            assertTrue(summary.lastSealedTick() > 0);
            assertEquals(summary.lastSealedTick(), journal.durableTick());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSessionOverMidnightGoesOnInTheNextFile(Durability durability) throws Exception {
        AtomicLong clock = new AtomicLong(Instant.parse("2026-01-31T23:59:59Z").toEpochMilli());
        JournalSettings settings = new JournalSettings(clock::get, durability, 0);
        try (JournalThread journals = new JournalThread(Recordings::noFailure, settings)) {
            LiveJournal journal = open(journals, Recordings.ID);
            ToyRun run = new ToyRun(journal);
            Recordings.run(run, journal, 1, 100);
            while (journal.durableTick() < 100) {
                Thread.onSpinWait();
            }
            clock.addAndGet(2_000);
            Recordings.run(run, journal, 101, 200);
            assertEquals(200, journals.close(journal).get().lastSealedTick());
        }
        assertEquals(2, queueFiles(Recordings.ID).size());
        assertEquals(List.of(), damageOf(Recordings.ID));
    }

    @Test
    void aSnapshotReadsAsItWasTaken() throws Exception {
        StateBuffer state = state(500);
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = open(journals, Recordings.ID);
            journal.seal(900, state.hash());
            journal.snapshot(900, state);
        }
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, Recordings.ID))) {
            assertTrue(reader.next() && reader.next());
            assertEquals(RecordType.SNAPSHOT, reader.type());
            assertArrayEquals(state.toByteArray(), reader.snapshot());
        }
    }

    @Test
    void aStateTooLargeForARecordIsNotedAndMakesNoHole() throws Exception {
        JournalSummary summary;
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = open(journals, Recordings.ID);
            journal.snapshot(900, state(RecordLayout.MAX_PAYLOAD_BYTES / Long.BYTES + 1));
            journal.seal(901, 0);
            summary = journals.close(journal).get();
        }
        assertTrue(summary.complete());
        assertEquals(2, summary.records());
        assertEquals(List.of(1L), notes(Note.SNAPSHOTS_LEFT_OUT));
        assertEquals(List.of(), damageOf(Recordings.ID));
    }

    @Test
    void aSnapshotGivesWayToTheTicksThatFollowIt() throws Exception {
        CountDownLatch stall = new CountDownLatch(1);
        StateBuffer state = state(2_000);
        JournalSummary summary;
        try (JournalThread journals = new JournalThread(Recordings::noFailure, disk(0, path -> await(stall)))) {
            LiveJournal journal = open(journals, Recordings.ID);
            long tick = 1;
            while (journal.hasRoom()) {
                journal.snapshot(tick++, state);
            }
            journal.snapshot(tick, state);
            journal.snapshot(tick, state);
            assertEquals(0, journal.lost());
            stall.countDown();
            Recordings.run(new ToyRun(journal), journal, tick, tick + 3);
            summary = journals.close(journal).get();
        }
        assertTrue(summary.complete());
        assertEquals(List.of(2L), notes(Note.SNAPSHOTS_LEFT_OUT));
    }

    private static StateBuffer state(int words) {
        StateBuffer state = new StateBuffer();
        for (long i = 0; i < words; i++) {
            state.exchange(i * i);
        }
        return state;
    }

    @Test
    void closingTheThreadWritesWhatIsStillOpenAndDoesNotCloseIt() throws Exception {
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = open(journals, Recordings.ID);
            Recordings.run(new ToyRun(journal), journal, 1, 100);
        }
        SessionFolder folder = SessionFolder.of(data, Recordings.ID);
        assertFalse(folder.closed());
        try (JournalReader reader = JournalReader.open(folder)) {
            assertEquals(100, reader.readToEnd().lastSealedTick());
        }
    }

    @Test
    void aJournalIsNeverWrittenTwiceNorBeforeItsManifest() throws Exception {
        Recordings.record(data, Recordings.ID, 1);
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            SessionFolder written = SessionFolder.of(data, Recordings.ID);
            assertThrows(FileAlreadyExistsException.class, () -> journals.open(written, ring));
            SessionFolder unbegun = SessionFolder.of(data, Recordings.OTHER_ID);
            assertThrows(IllegalStateException.class, () -> journals.open(unbegun, ring));
        }
    }

    @Test
    void theLoopSideAllocatesNothing() throws Exception {
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = open(journals, Recordings.ID);
            TickInput in = Recordings.fill(new TickInput(), 11);
            WorldEvents events = new WorldEvents();
            TipSamples tips = DerivedCodec.newTips();
            events.add(EventKind.LIFTED, Hand.LEFT, 1, 0, new Pose().position);
            tips.add(1, 1);
            tips.add(2, 2);
            StateBuffer state = state(2_000);
            tickMany(journal, in, events, tips, state, 1, 20_000);
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long self = Thread.currentThread().getId();
            long before = threads.getThreadAllocatedBytes(self);
            tickMany(journal, in, events, tips, state, 20_001, 30_000);
            long allocated = threads.getThreadAllocatedBytes(self) - before;
            assertEquals(0, journal.lost());
            assertTrue(allocated < 1_000, allocated + " bytes in 10,000 ticks");
        }
    }

    private static void tickMany(
            LiveJournal journal,
            TickInput in,
            WorldEvents events,
            TipSamples tips,
            StateBuffer state,
            long first,
            long last) {
        for (long tick = first; tick <= last; tick++) {
            while (!journal.hasRoom()) {
                Thread.onSpinWait();
            }
            in.clear(tick);
            in.addFrame(tick, false);
            in.addFrame(tick + 1, false);
            journal.input(in);
            journal.derived(tick, events, tips);
            journal.seal(tick, tick);
            if (tick % ToyRun.TICKS_A_SNAPSHOT == 0) {
                journal.snapshot(tick, state);
            }
        }
    }

    @Test
    void theJournaledEnumsOnlyGrowAtTheirEnd() {
        assertEquals(
                "[ACCEPTED, MALFORMED, STALE, CLOCK_WENT_BACK, CLOCK_JUMPED, OVERRUN]",
                firstOf(FrameVerdict.values(), 6));
        assertEquals(
                "[PAUSE, RESUME, ABANDON, MARK, FINISH, DISCONNECTED, RECONNECTED, GRACE_EXPIRED, CLOCK_OFFSET, GAP,"
                        + " SHUTDOWN, SLIP, DISK_FULL, INERT, MESSAGE, END, WARNED]",
                firstOf(ControlEvent.Kind.values(), 17));
        assertEquals(
                "[CATCH_UP_TICKS, SLIPPED_TICKS, DROPPED_STATES, DROPPED_CUES, JOURNAL_HOLE, RECONNECTED,"
                        + " SNAPSHOTS_LEFT_OUT]",
                firstOf(Note.values(), 7));
        assertEquals(26, Joint.COUNT);
    }

    private static String firstOf(Enum<?>[] values, int count) {
        return Arrays.asList(values).subList(0, count).toString();
    }

    private LiveJournal open(JournalThread journals, String id) throws Exception {
        return journals.open(Recordings.begin(data, id), journals.newRing(JournalRing.MIN_BYTES));
    }

    private List<Damage> damageOf(String id) {
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, id))) {
            reader.readToEnd();
            return reader.damage();
        }
    }

    private List<Path> queueFiles(String id) throws Exception {
        try (var files = Files.list(SessionFolder.of(data, id).queue())) {
            return files.filter(file -> file.toString().endsWith(".cq4")).toList();
        }
    }

    private static Disk disk(long reserveBytes, ToLongFunction<Path> freeBytes) {
        return new Disk(new JournalSettings(System::currentTimeMillis, Durability.PROCESS, reserveBytes), freeBytes);
    }

    private static long await(CountDownLatch latch) {
        try {
            latch.await();
            return Long.MAX_VALUE;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
