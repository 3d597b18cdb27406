package org.trocar.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.proof.FolderSeal;

/** What a dead server left in its data folder, from which what it was doing can be told. */
final class KillTrace {
    private KillTrace() {}

    /** The files of some sessions' journals. */
    static Set<Path> journalFiles(Path data, Collection<String> sessions) throws IOException {
        Set<Path> found = new HashSet<>();
        for (String session : sessions) {
            try (Stream<Path> files = Files.walk(SessionFolder.of(data, session).path(), 2)) {
                files.filter(file -> file.toString().endsWith(".cq4")).forEach(found::add);
            }
        }
        return found;
    }

    /** The ids of all sessions that have a folder, whatever is in it. */
    static Set<String> sessions(Path data) throws IOException {
        Path sessions = SessionFolder.sessions(data);
        Set<String> found = new HashSet<>();
        if (Files.isDirectory(sessions)) {
            try (Stream<Path> folders = Files.list(sessions)) {
                folders.forEach(folder -> found.add(folder.getFileName().toString()));
            }
        }
        return found;
    }

    /** Whether closing it had begun and was not done. */
    static boolean closedInPart(SessionFolder folder) {
        return folder.closed() && !FolderSeal.isSealed(folder);
    }
}
