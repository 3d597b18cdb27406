package org.trocar.telemetry.export;

import java.io.IOException;

/** A folder that cannot be exported into as asked; the message says what to do instead. */
public final class ExportRefused extends IOException {
    private static final long serialVersionUID = 1;

    ExportRefused(String message) {
        super(message);
    }
}
