package org.trocar.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.GoldenSession;
import org.trocar.telemetry.playback.Marker;
import org.trocar.telemetry.playback.MarkerKind;
import org.trocar.telemetry.playback.Playback;
import org.trocar.telemetry.playback.Player;

/** Keys pressed on a real recorded run. */
class ReplayControlsTest {
    @TempDir
    Path temp;

    private Player player;
    private ReplayControls controls;
    private long nowNanos;

    @BeforeEach
    void open() throws IOException {
        player = new Player(Playback.open(GoldenSession.unpack(temp)));
        controls = new ReplayControls(player, "golden");
    }

    @AfterEach
    void close() {
        player.close();
    }

    private void press(Key key) {
        press(key, "");
    }

    private void press(Key key, String characters) {
        controls.press(key, characters, nowNanos);
        while (controls.busy()) {
            controls.work(nowNanos);
        }
    }

    private long tick() {
        return player.playback().tick();
    }

    private void watch(double seconds) {
        long until = nowNanos + (long) (seconds * 1e9);
        for (; nowNanos <= until; nowNanos += 10_000_000) {
            controls.work(nowNanos);
        }
    }

    @Test
    void spacePlaysAndPauses() {
        press(Key.PLAY_OR_PAUSE);
        watch(1);
        long played = tick();
        assertEquals(90, played, 2);
        press(Key.PLAY_OR_PAUSE);
        watch(1);
        assertEquals(played, tick());
        assertTrue(controls.view().position().tick() == played);
    }

    @Test
    void arrowsAndDigitsGoThere() {
        press(Key.TENTH, "5");
        assertEquals(player.playback().lastTick() / 2, tick());
        press(Key.SECOND_ON);
        press(Key.TICK_BACK);
        assertEquals(player.playback().lastTick() / 2 + 89, tick());
        press(Key.TENTH, "0");
        assertEquals(0, tick());
        press(Key.SECOND_BACK);
        assertEquals(0, tick());
    }

    @Test
    void markersAreVisitedOneAfterTheOther() {
        press(Key.TENTH, "0");
        press(Key.NEXT_MARKER);
        Marker first = at();
        press(Key.NEXT_MARKER);
        assertTrue(tick() > first.tick());
        press(Key.PREVIOUS_MARKER);
        assertEquals(first.tick(), tick());
    }

    private Marker at() {
        return player.playback().timeline().markers().stream()
                .filter(marker -> marker.tick() == tick() && marker.kind() != MarkerKind.EVENT)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void errorsAreVisitedAndWhereThereIsNoMoreItSaysSoAndStays() {
        press(Key.TENTH, "0");
        press(Key.NEXT_ERROR);
        long error = tick();
        assertEquals(MarkerKind.ERROR, at().kind());
        press(Key.TENTH, "9");
        long before = tick();
        press(Key.NEXT_ERROR);
        assertEquals(before, tick());
        assertEquals("no error after this", controls.view().bottom());
        press(Key.PREVIOUS_ERROR);
        assertEquals(error, tick());
    }

    @Test
    void aTypedTimeIsGoneTo() {
        press(Key.GO_TO);
        assertTrue(controls.typing());
        for (String character : new String[] {"1", "0", ".", "6"}) {
            press(Key.TYPED, character);
        }
        press(Key.RUB_OUT);
        press(Key.TYPED, "5");
        assertTrue(controls.view().bottom().contains("10.5_"), controls.view().bottom());
        press(Key.ENTER);
        assertFalse(controls.typing());
        assertEquals(10.5, player.playback().session().sessionNanos() * 1e-9, 0.012);
    }

    @Test
    void whatIsNoTimeIsExplained() {
        press(Key.GO_TO);
        press(Key.TYPED, ":");
        press(Key.ENTER);
        assertTrue(
                controls.view().bottom().startsWith("\":\" is no time"),
                controls.view().bottom());
        assertEquals(OptionalLong.of(75_500_000_000L), ReplayControls.nanos("1:15.5"));
        assertEquals(OptionalLong.of(7_000_000_000L), ReplayControls.nanos("7."));
        assertEquals(OptionalLong.empty(), ReplayControls.nanos("1:2:3"));
        assertEquals(OptionalLong.empty(), ReplayControls.nanos(""));
    }

    @Test
    void aTimeAheadIsReachedWhileTheSessionIsStillLookedThrough() {
        controls.goTo(8_000_000_000L);
        controls.work(nowNanos);
        assertEquals(0, tick());
        assertTrue(
                controls.view().bottom().startsWith("going there"),
                controls.view().bottom());
        while (tick() == 0) {
            controls.work(nowNanos);
        }
        assertEquals(8, player.playback().session().sessionNanos() * 1e-9, 0.012);
    }

    @Test
    void fasterAndSlowerStopAtTheEndsOfTheirRange() {
        for (int i = 0; i < 10; i++) {
            press(Key.FASTER);
        }
        assertEquals(Player.FASTEST, player.speed());
        for (int i = 0; i < 10; i++) {
            press(Key.SLOWER);
        }
        assertEquals(Player.SLOWEST, player.speed());
    }

    @Test
    void helpIsClosedByAnyKeyAndQuitQuits() {
        press(Key.HELP);
        assertTrue(controls.view().help());
        press(Key.PLAY_OR_PAUSE);
        assertFalse(controls.view().help());
        assertFalse(controls.playing());
        press(Key.HELP);
        press(Key.QUIT);
        assertTrue(controls.quit());
    }

    @Test
    void theSceneIsTheSessions() {
        press(Key.TENTH, "9");
        Scene scene = controls.view().scene();
        assertEquals(6, scene.rings().size());
        assertEquals(player.playback().session().world().transfersDone(), scene.transfersDone());
        assertTrue(scene.left().tracked());
    }
}
