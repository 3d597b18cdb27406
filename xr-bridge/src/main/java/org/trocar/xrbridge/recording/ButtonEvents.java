package org.trocar.xrbridge.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.ControllerPose;
import org.trocar.xrbridge.trace.RecordingException;

/**
 * The button events of one controller of a super-hands capture, as the state they leave behind. Touches are left out: their recorded
 * states lag behind the presses beside them.
 */
final class ButtonEvents {
    private static final int TRIGGER = 1;
    private static final int GRIP = 2;

    private final List<Event> events = new ArrayList<>();
    private int next;
    private float select;
    private float squeeze;
    private int buttons;

    ButtonEvents(Path file, JsonNode capture, String name) throws RecordingException {
        JsonNode list = SuperHandsImporter.list(file, capture, name, "events");
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path("name").asText().startsWith("button")) {
                events.add(Event.of(new Numbers(file, name + ".events[" + i + "]", list.get(i))));
            }
        }
    }

    /** Sets the controller's buttons to what all events up to this time have left. */
    void at(double time, ControllerPose out) {
        while (next < events.size() && events.get(next).millis <= time) {
            apply(events.get(next++));
        }
        out.select = select;
        out.squeeze = squeeze;
        out.buttons = buttons;
    }

    private void apply(Event event) {
        if (event.button == TRIGGER) {
            select = event.valueAfter(select);
            buttons = event.buttonsAfter(buttons, ControllerPose.SELECT);
        } else if (event.button == GRIP) {
            squeeze = event.valueAfter(squeeze);
            buttons = event.buttonsAfter(buttons, ControllerPose.SQUEEZE);
        }
    }

    /** @param value 0 to 1, or NaN where the capture has none */
    private record Event(double millis, Change change, int button, float value) {
        static Event of(Numbers at) throws RecordingException {
            float value = at.node().at("/detail/state/value").isMissingNode()
                    ? Float.NaN
                    : (float) at.number("/detail/state/value");
            if (value < 0 || value > 1) {
                throw at.wrong("/detail/state/value", "'" + value + "' is not between 0 and 1");
            }
            Change change = Change.of(at.node().path("name").asText());
            return new Event(at.number("/timestamp"), change, (int) at.number("/detail/id"), value);
        }

        float valueAfter(float before) {
            return Float.isNaN(value) ? change.valueAfter(before) : value;
        }

        int buttonsAfter(int before, int bit) {
            return switch (change) {
                case DOWN -> before | bit;
                case UP -> before & ~bit;
                case VALUE -> before;
            };
        }
    }

    private enum Change {
        DOWN,
        UP,
        VALUE;

        static Change of(String name) {
            return switch (name) {
                case "buttondown" -> DOWN;
                case "buttonup" -> UP;
                default -> VALUE;
            };
        }

        /** A press without a value is what OpenXR makes of a button without one: 0 or 1. */
        float valueAfter(float before) {
            return switch (this) {
                case DOWN -> 1;
                case UP -> 0;
                case VALUE -> before;
            };
        }
    }
}
