package org.trocar.telemetry.rulings;

import java.io.IOException;

/** The rulings are not as they were written: none of them can be relied on. The message names the file and what is wrong with it. */
public final class RulingsException extends IOException {
    private static final long serialVersionUID = 1;

    RulingsException(String message) {
        super(message);
    }
}
