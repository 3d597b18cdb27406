package org.trocar.telemetry.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of one session.
 *
 * @param session its own id
 * @param name what it is called in the files; empty when it failed before it had a name
 * @param folder where its files are; empty when it failed
 * @param bytes of its files together
 * @param message how far the files go, or why there are none
 */
public record SessionOutcome(
        String session,
        Optional<String> name,
        Status status,
        Optional<Path> folder,
        List<Path> files,
        long bytes,
        long frames,
        String message) {
    /** What it comes to. */
    public enum Status {
        EXPORTED,
        /** It was in the folder, complete. */
        ALREADY,
        /** Its files hold less than its record should. */
        PARTIAL,
        /** It has no files. */
        FAILED
    }

    public SessionOutcome {
        files = List.copyOf(files);
    }

    /** A session without files. */
    public static SessionOutcome failed(String session, String why) {
        return new SessionOutcome(session, Optional.empty(), Status.FAILED, Optional.empty(), List.of(), 0, 0, why);
    }

    public boolean good() {
        return status == Status.EXPORTED || status == Status.ALREADY;
    }
}
