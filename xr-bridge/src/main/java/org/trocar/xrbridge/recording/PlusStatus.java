package org.trocar.xrbridge.recording;

import java.util.Optional;
import java.util.Set;

/** What PLUS says of a tool in a frame ({@code ToolStatus}); unless it is OK, the matrix beside it means nothing. */
final class PlusStatus {
    private static final Set<String> UNTRACKED = Set.of(
            "INVALID",
            "MISSING",
            "OUT_OF_VIEW",
            "OUT_OF_VOLUME",
            "SWITCH_OFF",
            "REQ_TIMEOUT",
            "PATH_NOT_FOUND",
            "UNKNOWN");

    private PlusStatus() {}

    /** Whether the tool was tracked; empty for a word that is no status. */
    static Optional<Boolean> of(String said) {
        String status = said.strip();
        if (status.equals("OK")) {
            return Optional.of(true);
        }
        return UNTRACKED.contains(status) ? Optional.of(false) : Optional.empty();
    }

    static String unknown(String said) {
        return "'" + said + "' is no status of a tool";
    }
}
