package org.trocar.telemetry.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 5 * SECOND;

    @TempDir
    Path data;

    private Player player;

    @BeforeEach
    void open() throws IOException {
        player = new Player(Playback.open(WavedSession.record(data, 270)));
    }

    @AfterEach
    void close() {
        player.close();
    }

    private void runTo(long nanos) {
        for (long now = START; now <= nanos; now += SECOND / 60) {
            player.advance(now, session -> {});
        }
        player.advance(nanos, session -> {});
    }

    private long tick() {
        return player.playback().tick();
    }

    @Test
    void itPlaysAtTheSpeedOfTheSession() {
        player.play(START);
        runTo(START + SECOND);
        assertEquals(90, tick());
    }

    @Test
    void fasterIsFasterFromThatMomentOn() {
        player.play(START);
        runTo(START + SECOND);
        player.speed(0.5, START + SECOND);
        runTo(START + 2 * SECOND);
        assertEquals(135, tick());
    }

    @Test
    void pausedItStandsStill() {
        runTo(START + SECOND);
        assertEquals(0, tick());
        assertEquals(Long.MAX_VALUE, player.nanosToNext(START));
    }

    @Test
    void itPausesAtTheEndAndPlaysFromTheStartAgain() {
        player.seek(260, START);
        player.play(START);
        runTo(START + SECOND);
        assertEquals(270, tick());
        assertFalse(player.playing());
        player.play(START);
        assertEquals(0, tick());
        assertTrue(player.playing());
    }

    @Test
    void aStepPausesAndGoesEitherWay() {
        player.play(START);
        player.seek(100, START);
        player.step(3);
        assertEquals(103, tick());
        assertFalse(player.playing());
        player.step(-5);
        assertEquals(98, tick());
    }

    @Test
    void whatItIsLateWithItDoesNotJumpOver() {
        player.play(START);
        int taken = player.advance(START + 2 * SECOND, session -> {});
        assertTrue(taken < 180, taken + " ticks");
        assertEquals(taken, tick());
        assertTrue(player.nanosToNext(START + 2 * SECOND) > 0);
    }

    @Test
    void aSpeedOutsideItsRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> player.speed(17, START));
        assertThrows(IllegalArgumentException.class, () -> player.speed(Double.NaN, START));
    }
}
