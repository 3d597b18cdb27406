package org.trocar.telemetry.erase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.trocar.telemetry.archive.ReportFolder;
import org.trocar.telemetry.export.ExportLists;
import org.trocar.telemetry.folder.FilesBelow;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.proof.Erased;

/** What of a session must go because it tells of the learner's hands: all that was made from the records, and records in the clear. */
final class Leftovers {
    /** Folders of the data folder that hold no copy of what hands did. */
    private static final Set<String> NOT_DERIVED = Set.of("sessions", "keys");

    private final Path data;
    private final SessionFolder folder;
    private final List<Path> inFolder;
    private final List<Path> elsewhere;
    private final String sessionId;
    private final List<Path> lists;

    private Leftovers(
            Path data,
            SessionFolder folder,
            String sessionId,
            List<Path> inFolder,
            List<Path> elsewhere,
            List<Path> lists) {
        this.data = data;
        this.folder = folder;
        this.inFolder = inFolder;
        this.elsewhere = elsewhere;
        this.sessionId = sessionId;
        this.lists = lists;
    }

    static Leftovers of(Path data, String sessionId, SessionFolder folder, boolean encrypted) throws IOException {
        List<Path> inFolder = files(folder.path(), path -> Erased.takes(name(folder.path(), path), encrypted));
        return new Leftovers(data, folder, sessionId, inFolder, exports(data, sessionId), lists(data, sessionId));
    }

    /** Of a session whose folder is not there any more. */
    static Leftovers ofGone(Path data, String sessionId) throws IOException {
        SessionFolder nowhere = SessionFolder.of(data, sessionId);
        return new Leftovers(data, nowhere, sessionId, List.of(), exports(data, sessionId), lists(data, sessionId));
    }

    /** Exports and adopted grades carry the session's id in a file's or folder's name, in some formats without its dashes. */
    private static List<Path> exports(Path data, String sessionId) throws IOException {
        Set<Path> exports = new TreeSet<>();
        for (Path entry : derived(data)) {
            exports.addAll(files(entry, path -> named(data, path, sessionId)));
        }
        exports.addAll(ReportFolder.filesAbout(data, sessionId));
        return List.copyOf(exports);
    }

    private static boolean named(Path data, Path path, String sessionId) {
        return name(data, path).replace("-", "").contains(sessionId.replace("-", ""));
    }

    private static List<Path> lists(Path data, String sessionId) throws IOException {
        List<Path> lists = new ArrayList<>();
        for (Path entry : derived(data)) {
            lists.addAll(ExportLists.naming(entry, sessionId));
        }
        return lists;
    }

    /** What of the data folder may have been made from sessions. */
    private static List<Path> derived(Path data) throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            return entries.filter(
                            entry -> !NOT_DERIVED.contains(entry.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> files(Path root, Predicate<Path> wanted) throws IOException {
        return FilesBelow.of(root).stream().filter(wanted).toList();
    }

    private static String name(Path root, Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    List<String> inFolder() {
        return inFolder.stream().map(path -> name(folder.path(), path)).toList();
    }

    List<String> elsewhere() {
        return elsewhere.stream().map(path -> name(data, path)).toList();
    }

    /** The lists of exports that name the session, which stay without it. */
    List<String> lists() {
        return lists.stream().map(path -> name(data, path)).toList();
    }

    void remove() throws IOException {
        for (Path file : inFolder) {
            Files.deleteIfExists(file);
        }
        for (Path file : elsewhere) {
            Files.deleteIfExists(file);
        }
        for (Path list : lists) {
            ExportLists.strike(list, sessionId);
        }
        if (Files.isDirectory(folder.path())) {
            removeEmptyFolders(folder.path(), path -> true);
        }
        for (Path entry : derived(data)) {
            if (Files.isDirectory(entry)) {
                removeEmptyFolders(entry, path -> named(data, path, sessionId));
            }
        }
    }

    private static void removeEmptyFolders(Path root, Predicate<Path> wanted) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(root)) {
            folders = all.filter(path -> Files.isDirectory(path) && wanted.test(path))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path empty : folders) {
            if (empty.toFile().list().length == 0) {
                Files.delete(empty);
            }
        }
    }
}
