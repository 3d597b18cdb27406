package org.trocar.server.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trocar.telemetry.folder.FolderSync;
import org.trocar.telemetry.folder.SessionFolder;

/**
 * The file {@code opening} in a session's folder, from before anything else is in it until its client can be told. Where a server died in
 * between, nobody knows of the session, nothing was promised, and what there is of it can go.
 */
final class OpeningMark {
    private static final String FILE = "opening";

    private OpeningMark() {}

    static void put(SessionFolder folder) throws IOException {
        Files.createDirectories(folder.path());
        Files.createFile(file(folder));
    }

    /** A mark that a loss of power brought back would take the session with it. */
    static void remove(SessionFolder folder) throws IOException {
        Files.delete(file(folder));
        FolderSync.force(folder.path());
    }

    static boolean isOn(SessionFolder folder) {
        return Files.exists(file(folder));
    }

    static Path file(SessionFolder folder) {
        return folder.path().resolve(FILE);
    }
}
