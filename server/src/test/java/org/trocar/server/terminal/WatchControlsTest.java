package org.trocar.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trocar.protos.v1.Direction;
import org.trocar.protos.v1.WatchedSession;
import org.trocar.server.desk.Order;

/** Keys pressed on a table of sessions. */
class WatchControlsTest {
    private final WatchControls controls = new WatchControls("server", "tech-1");

    private void show(WatchedSession... sessions) {
        controls.show(WatchTables.table(sessions));
    }

    private void press(WatchKey... keys) {
        for (WatchKey key : keys) {
            controls.press(key, "");
        }
    }

    private void type(WatchControls typist, String text) {
        text.codePoints().forEach(character -> typist.press(WatchKey.TYPED, Character.toString(character)));
        typist.press(WatchKey.ENTER, "\r");
    }

    private void type(String text) {
        type(controls, text);
    }

    private String chosen() {
        return controls.view().chosen();
    }

    private static Optional<Order> order(int session, Direction direction, String text) {
        return Optional.of(new Order(WatchTables.session(session).getSessionId(), direction, "tech-1", text));
    }

    @Test
    void arrowsChooseASessionAndStopAtTheEnds() {
        show(WatchTables.session(1), WatchTables.session(2));
        assertEquals(WatchTables.session(1).getSessionId(), chosen());
        press(WatchKey.DOWN, WatchKey.DOWN);
        assertEquals(WatchTables.session(2).getSessionId(), chosen());
        press(WatchKey.UP, WatchKey.UP, WatchKey.UP);
        assertEquals(WatchTables.session(1).getSessionId(), chosen());
    }

    @Test
    void theChosenSessionStaysChosenWhenOthersComeAndGo() {
        show(WatchTables.session(1), WatchTables.session(2), WatchTables.session(3));
        press(WatchKey.DOWN);
        show(WatchTables.session(2), WatchTables.session(3), WatchTables.session(4));
        assertEquals(WatchTables.session(2).getSessionId(), chosen());
        show(WatchTables.session(3), WatchTables.session(4));
        assertEquals(WatchTables.session(3).getSessionId(), chosen());
        show();
        assertEquals("", chosen());
    }

    @Test
    void aPauseAsksWhyAndMayGoWithout() {
        show(WatchTables.session(1));
        press(WatchKey.PAUSE_OR_RESUME);
        assertTrue(
                controls.view().bottom().startsWith("pause p01, why?"),
                controls.view().bottom());
        type("");
        assertEquals(order(1, Direction.DIRECTION_PAUSE, ""), controls.takeOrder());
        assertEquals(Optional.empty(), controls.takeOrder());
    }

    @Test
    void aPausedSessionIsLetGoOn() {
        show(WatchTables.paused(1));
        press(WatchKey.PAUSE_OR_RESUME);
        type("all clear");
        assertEquals(order(1, Direction.DIRECTION_RESUME, "all clear"), controls.takeOrder());
    }

    @Test
    void whatIsDoneIsDoneToTheSessionThatWasAskedAboutThoughTheTableMovesOn() {
        show(WatchTables.session(1), WatchTables.session(2));
        press(WatchKey.TELL);
        show(WatchTables.session(2));
        type("grüß dich");
        assertEquals(order(1, Direction.DIRECTION_MESSAGE, "grüß dich"), controls.takeOrder());
    }

    @Test
    void nothingIsMarkedOrSaidWithoutWords() {
        show(WatchTables.session(1));
        press(WatchKey.MARK);
        type("  ");
        assertTrue(controls.typing());
        assertEquals(Optional.empty(), controls.takeOrder());
        type("fine");
        assertEquals(order(1, Direction.DIRECTION_MARK, "fine"), controls.takeOrder());
    }

    @Test
    void anEndIsAskedForTwice() {
        show(WatchTables.session(1));
        press(WatchKey.END);
        type("broken");
        assertTrue(
                controls.view().bottom().startsWith("end p01? It cannot be undone"),
                controls.view().bottom());
        type("");
        assertEquals(Optional.empty(), controls.takeOrder());
        assertFalse(controls.typing());
        press(WatchKey.END);
        type("broken");
        type("y");
        assertEquals(order(1, Direction.DIRECTION_END, "broken"), controls.takeOrder());
    }

    @Test
    void whoIsAtTheKeysIsAskedOnce() {
        WatchControls nameless = new WatchControls("server", "");
        nameless.show(WatchTables.tableOf(1));
        nameless.press(WatchKey.MARK, "m");
        assertEquals("who are you? _", nameless.view().bottom());
        type(nameless, "tech-2");
        type(nameless, "fine");
        assertEquals("tech-2", nameless.takeOrder().orElseThrow().author());
        nameless.press(WatchKey.MARK, "m");
        assertTrue(
                nameless.view().bottom().startsWith("mark p01"), nameless.view().bottom());
    }

    @Test
    void whatIsTypedCanBeRubbedOutAndGivenUpAndArrowsAreNoText() {
        show(WatchTables.session(1));
        press(WatchKey.TELL);
        controls.press(WatchKey.TYPED, "a");
        controls.press(WatchKey.TYPED, "b");
        controls.press(WatchKey.TYPED, "\033[A");
        press(WatchKey.RUB_OUT);
        assertEquals("tell p01: a_", controls.view().bottom());
        press(WatchKey.RUB_OUT, WatchKey.RUB_OUT, WatchKey.GIVE_UP);
        assertFalse(controls.typing());
        assertEquals(Optional.empty(), controls.takeOrder());
    }

    @Test
    void withoutASessionThereIsNothingToDo() {
        show();
        press(WatchKey.END);
        assertEquals("there is no session to do that with", controls.view().bottom());
    }

    @Test
    void whatBecameOfAnOrderIsSaidUntilTheNextKeyAndTroubleStays() {
        show(WatchTables.session(1));
        controls.trouble("no server answers");
        controls.answered("paused");
        assertEquals("paused", controls.view().bottom());
        press(WatchKey.DOWN);
        assertEquals("no server answers", controls.view().bottom());
        show(WatchTables.session(1));
        assertEquals("", controls.view().bottom());
    }

    @Test
    void helpGoesWithAnyKeyAndQuitQuits() {
        show(WatchTables.session(1));
        press(WatchKey.HELP);
        assertTrue(controls.view().help());
        press(WatchKey.END);
        assertFalse(controls.view().help() || controls.typing());
        press(WatchKey.QUIT);
        assertTrue(controls.quit());
    }
}
