package org.trocar.telemetry.rulings;

import java.io.IOException;

/** A ruling that makes no sense as things stand. The message says why, and what to do. */
public final class Refusal extends IOException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
