package org.trocar.server.live;

import org.trocar.core.input.ControlEvent;
import org.trocar.protos.v1.Warning;

/** Warnings as a session's record has them. */
final class Warnings {
    private Warnings() {}

    static ControlEvent event(Warning warning) {
        String text = warning.getField() + ": " + warning.getValue() + "; " + warning.getRemedy();
        return new ControlEvent(ControlEvent.Kind.WARNED, "server", text, 0);
    }
}
