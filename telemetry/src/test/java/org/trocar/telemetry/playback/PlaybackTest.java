package org.trocar.telemetry.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;

class PlaybackTest {
    private static final long TICKS = 2000;

    @TempDir
    static Path data;

    private static SessionFolder folder;
    /** By tick; the first is nobody's. */
    private static List<Long> seals;

    @BeforeAll
    static void record() throws IOException {
        folder = WavedSession.record(data, TICKS);
        seals = new ArrayList<>(List.of(0L));
        try (JournalReader reader = JournalReader.open(folder)) {
            while (reader.next()) {
                if (reader.type() == RecordType.SEAL) {
                    seals.add(reader.stateHash());
                }
            }
        }
    }

    @Test
    void afterAnySeeksAndStepsTheStateIsTheOneTheSealNames() throws IOException {
        Random random = new Random(42);
        try (Playback playback = Playback.open(folder)) {
            for (int i = 0; i < 60; i++) {
                if (random.nextBoolean()) {
                    long tick = random.nextLong(TICKS + 1);
                    playback.seek(tick);
                    assertEquals(tick, playback.tick());
                } else {
                    for (int steps = random.nextInt(30); steps > 0; steps--) {
                        playback.step();
                    }
                }
                if (playback.tick() > 0) {
                    assertSealed(playback);
                }
            }
            assertTrue(playback.divergence().isEmpty());
        }
    }

    private static void assertSealed(Playback playback) {
        long tick = playback.tick();
        assertEquals(seals.get((int) tick), playback.session().stateHash(), "after tick " + tick);
    }

    @Test
    void aTickThatWasSoughtHasItsOwnEventsAndNoOthers() throws IOException {
        try (Playback playback = Playback.open(folder)) {
            playback.seek(TICKS);
            Marker lost = playback.timeline()
                    .after(0, marker -> marker.what().equals("tracking_lost"))
                    .orElseThrow();
            playback.seek(lost.tick());
            assertEquals(1, playback.session().world().events().count());
            playback.seek(lost.tick() + 1);
            assertEquals(0, playback.session().world().events().count());
        }
    }

    @Test
    void beforeTheFirstAndPastTheLastTickThereIsNothing() throws IOException {
        try (Playback playback = Playback.open(folder)) {
            playback.seek(TICKS + 500);
            assertEquals(TICKS, playback.tick());
            assertFalse(playback.step());
            playback.seek(-3);
            assertEquals(0, playback.tick());
            assertTrue(playback.step());
            assertEquals(1, playback.tick());
            assertSealed(playback);
        }
    }

    @Test
    void theTimelineGrowsWithTheSurveyAndSaysWhatHappened() throws IOException {
        try (Playback playback = Playback.open(folder)) {
            assertEquals(TICKS, playback.lastTick());
            assertTrue(playback.survey(100));
            assertEquals(100, playback.surveyedTick());
            assertFalse(playback.survey((int) TICKS));
            assertTrue(playback.surveyed());
            assertEquals(0, playback.tick());
            Timeline timeline = playback.timeline();
            assertEquals(
                    WavedSession.PAUSED_FROM, first(timeline, MarkerKind.PAUSE).tick());
            assertEquals(
                    "by tutor: a question", first(timeline, MarkerKind.PAUSE).detail());
            assertEquals(WavedSession.SLIP_AT, first(timeline, MarkerKind.GAP).tick());
            assertEquals("1.00 s by server", first(timeline, MarkerKind.GAP).detail());
            Marker tracking = timeline.after(WavedSession.LOST_FROM, marker -> marker.kind() == MarkerKind.TRACKING)
                    .orElseThrow();
            assertEquals("tracking_lost", tracking.what());
            assertTrue(tracking.tick() < WavedSession.LOST_TO);
        }
    }

    private static Marker first(Timeline timeline, MarkerKind kind) {
        return timeline.after(0, marker -> marker.kind() == kind).orElseThrow();
    }

    @Test
    void aTimeIsFoundAlsoWhereTimePassedWithoutTicks() throws IOException {
        try (Playback playback = Playback.open(folder)) {
            playback.seek(TICKS);
            Timeline timeline = playback.timeline();
            long slip = WavedSession.SLIP_AT;
            assertEquals(playback.session().sessionNanos(), timeline.sessionNanos(TICKS));
            assertEquals(1_000_000_000L, timeline.sessionNanos(slip) - timeline.sessionNanos(slip - 1) - 11_111_111);
            for (long tick : new long[] {0, 1, 500, slip - 1, slip, slip + 1, TICKS}) {
                assertEquals(tick, timeline.tickAt(timeline.sessionNanos(tick)));
            }
            assertEquals(slip - 1, timeline.tickAt(timeline.sessionNanos(slip) - 500_000_000));
        }
    }

    @Test
    void aSessionWithoutAnEndIsShownAsFarAsItGoes() throws IOException {
        Path copy = copyWithoutSummary();
        try (Playback playback = Playback.open(SessionFolder.at(copy))) {
            assertEquals(TICKS, playback.lastTick());
            playback.seek(TICKS);
            assertSealed(playback);
        }
    }

    @Test
    void aRestartIsMarkedWhereAnotherServerTookTheRunUp(@TempDir Path temp) throws IOException {
        try (Playback playback = Playback.open(WavedSession.recordWithRestart(temp, 150, 400))) {
            playback.seek(400);
            assertEquals(400, playback.tick());
            assertEquals(151, first(playback.timeline(), MarkerKind.RESTART).tick());
            playback.seek(150);
            playback.step();
            assertSealed(playback);
        }
    }

    private static Path copyWithoutSummary() throws IOException {
        Path copy = data.resolve("copy");
        WavedSession.copy(folder.path(), copy);
        Files.delete(copy.resolve("journal.json"));
        return copy;
    }
}
