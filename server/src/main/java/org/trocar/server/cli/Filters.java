package org.trocar.server.cli;

import java.util.List;
import org.trocar.telemetry.archive.SessionFilter;

/** What is written after {@code --sessions}. */
final class Filters {
    private Filters() {}

    static SessionFilter of(List<String> terms) {
        try {
            return SessionFilter.of(terms);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("--sessions: " + e.getMessage());
        }
    }
}
