package org.trocar.xrbridge.openxr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lwjgl.openxr.XR10.*;
import static org.trocar.xrbridge.openxr.SessionPhase.*;
import static org.trocar.xrbridge.openxr.SessionPhase.Action.*;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All that may follow from all that may be told, whenever it is told. */
class SessionPhaseTest {
    /** What is not in here leaves the phase as it is, and nothing is done. */
    private static final Map<SessionPhase, Map<SessionEvent, Step>> TABLE = new EnumMap<>(SessionPhase.class);

    static {
        for (SessionPhase phase : SessionPhase.values()) {
            TABLE.put(phase, new EnumMap<>(SessionEvent.class));
        }
        row(IDLE, SessionEvent.READY, BEGUN, BEGIN);
        row(BEGUN, SessionEvent.FOCUSED, FOCUSED, NONE);
        row(BEGUN, SessionEvent.STOPPING, IDLE, END);
        row(FOCUSED, SessionEvent.SYNCHRONIZED, UNFOCUSED, NONE);
        row(FOCUSED, SessionEvent.VISIBLE, UNFOCUSED, NONE);
        row(FOCUSED, SessionEvent.STOPPING, IDLE, END);
        row(UNFOCUSED, SessionEvent.FOCUSED, FOCUSED, NONE);
        row(UNFOCUSED, SessionEvent.STOPPING, IDLE, END);
        for (SessionPhase phase : Set.of(IDLE, BEGUN, FOCUSED, UNFOCUSED)) {
            row(phase, SessionEvent.LOSS_PENDING, LOST, NONE);
            row(phase, SessionEvent.INSTANCE_LOSS_PENDING, LOST, NONE);
            row(phase, SessionEvent.EVENTS_LOST, LOST, NONE);
            row(phase, SessionEvent.EXITING, ENDED, NONE);
        }
    }

    private static void row(SessionPhase phase, SessionEvent event, SessionPhase next, Action action) {
        TABLE.get(phase).put(event, new Step(next, action));
    }

    @Test
    void everyEventInEveryPhaseDoesWhatTheTableSays() {
        for (SessionPhase phase : SessionPhase.values()) {
            for (SessionEvent event : SessionEvent.values()) {
                Step expected = TABLE.get(phase).getOrDefault(event, new Step(phase, NONE));
                assertEquals(expected, phase.after(event), phase + " after " + event);
            }
        }
    }

    @Test
    void aSessionIsBegunOnceAndEndedOnce() {
        SessionPhase phase = IDLE;
        int begun = 0;
        int ended = 0;
        for (SessionEvent event : new SessionEvent[] {
            SessionEvent.READY, SessionEvent.READY, SessionEvent.FOCUSED, SessionEvent.STOPPING, SessionEvent.STOPPING
        }) {
            Step step = phase.after(event);
            begun += step.action() == BEGIN ? 1 : 0;
            ended += step.action() == END ? 1 : 0;
            phase = step.phase();
        }
        assertEquals(1, begun);
        assertEquals(1, ended);
    }

    @Test
    void theStatesOfOpenXrAreTheEventsOfTheSameName() {
        Map<Integer, SessionEvent> named = Map.of(
                XR_SESSION_STATE_IDLE, SessionEvent.IDLE,
                XR_SESSION_STATE_READY, SessionEvent.READY,
                XR_SESSION_STATE_SYNCHRONIZED, SessionEvent.SYNCHRONIZED,
                XR_SESSION_STATE_VISIBLE, SessionEvent.VISIBLE,
                XR_SESSION_STATE_FOCUSED, SessionEvent.FOCUSED,
                XR_SESSION_STATE_STOPPING, SessionEvent.STOPPING,
                XR_SESSION_STATE_LOSS_PENDING, SessionEvent.LOSS_PENDING,
                XR_SESSION_STATE_EXITING, SessionEvent.EXITING);
        named.forEach((state, event) -> assertEquals(event, changed(true, state)));
        assertEquals(SessionEvent.OTHER, changed(true, XR_SESSION_STATE_UNKNOWN));
        assertEquals(SessionEvent.OTHER, changed(true, 4711));
    }

    private static SessionEvent changed(boolean ours, int state) {
        return SessionEvent.of(XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED, ours, state);
    }

    @Test
    void anotherSessionsStateIsNotOurs() {
        for (int state = XR_SESSION_STATE_UNKNOWN; state <= XR_SESSION_STATE_EXITING; state++) {
            assertEquals(SessionEvent.OTHER, changed(false, state));
        }
    }

    @Test
    void onlyLossesMatterOfAllOtherEventsWhoeverTheyAreFor() {
        for (boolean ours : new boolean[] {true, false}) {
            assertEquals(
                    SessionEvent.INSTANCE_LOSS_PENDING,
                    SessionEvent.of(XR_TYPE_EVENT_DATA_INSTANCE_LOSS_PENDING, ours, XR_SESSION_STATE_READY));
            assertEquals(
                    SessionEvent.EVENTS_LOST,
                    SessionEvent.of(XR_TYPE_EVENT_DATA_EVENTS_LOST, ours, XR_SESSION_STATE_READY));
            assertEquals(
                    SessionEvent.OTHER,
                    SessionEvent.of(XR_TYPE_EVENT_DATA_REFERENCE_SPACE_CHANGE_PENDING, ours, XR_SESSION_STATE_READY));
            assertEquals(SessionEvent.OTHER, SessionEvent.of(4711, ours, XR_SESSION_STATE_READY));
        }
    }

    @Test
    void onlyABegunSessionRuns() {
        assertEquals(
                EnumSet.of(BEGUN, FOCUSED, UNFOCUSED),
                EnumSet.copyOf(java.util.Arrays.stream(SessionPhase.values())
                        .filter(SessionPhase::running)
                        .toList()));
    }
}
