package org.trocar.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trocar.server.DataLock;
import org.trocar.xrbridge.openxr.Finding;

/** The data folder: whether this user may use it, and who does already. */
final class FolderExamination {
    private final Path data;

    FolderExamination(Path data) {
        this.data = data;
    }

    List<Finding> findings() {
        if (!Files.exists(data, LinkOption.NOFOLLOW_LINKS)) {
            return List.of(notThere());
        }
        if (!Files.isDirectory(data)) {
            return List.of(Finding.problem(
                    "data", data + " is no folder.", "Move it away, or choose another place with --data."));
        }
        return Stream.of(access(), Optional.of(lock()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Finding notThere() {
        Path parent = nearestFolder(data);
        return Files.isWritable(parent)
                ? Finding.fine("data", data + " is not there yet; the first start makes it.")
                : Finding.problem(
                        "data",
                        data + " is not there, and cannot be made: " + parent + " is not writable by " + user() + ".",
                        "Make it and give it to " + user() + ", or choose another place with --data.");
    }

    /** The folder itself, or the nearest above that is there. */
    static Path nearestFolder(Path folder) {
        Path at = folder.toAbsolutePath().normalize();
        while (!Files.isDirectory(at)) {
            at = at.getParent();
        }
        return at;
    }

    private Optional<Finding> access() {
        try {
            List<Path> barred = barred();
            return Optional.of(
                    barred.isEmpty()
                            ? Finding.fine("data", data + " can be read and written.")
                            : Finding.problem(
                                    "data",
                                    user() + " may not read and write " + barred.get(0) + others(barred.size() - 1)
                                            + ".",
                                    "Start the server as who owns it, or give it to " + user() + ": chown -R " + user()
                                            + " " + data));
        } catch (IOException e) {
            return Optional.of(Finding.problem("data", data + " cannot be listed: " + e + ".", "Check the disk."));
        }
    }

    private static String others(int more) {
        return more == 0 ? "" : ", nor " + more + " more in the folder";
    }

    /** The folder, and what lies right in it and among the sessions. */
    private List<Path> barred() throws IOException {
        List<Path> looked = new ArrayList<>(List.of(data));
        for (Path folder : List.of(data, data.resolve("sessions"))) {
            if (Files.isDirectory(folder) && Files.isReadable(folder) && Files.isExecutable(folder)) {
                try (Stream<Path> entries = Files.list(folder)) {
                    entries.sorted().forEach(looked::add);
                }
            }
        }
        return looked.stream().filter(path -> !isUsable(path)).toList();
    }

    private static boolean isUsable(Path path) {
        return Files.isReadable(path)
                && Files.isWritable(path)
                && (!Files.isDirectory(path) || Files.isExecutable(path));
    }

    private Finding lock() {
        try {
            return DataLock.holder(data)
                    .map(holder -> Finding.fine(
                            "lock", "In use by " + name(holder) + "; a second server needs a --data of its own."))
                    .orElseGet(() -> Finding.fine("lock", "No server uses the data folder now."));
        } catch (IOException e) {
            return Finding.problem(
                    "lock",
                    "Whether a server uses the data folder cannot be told (" + e.getMessage() + ").",
                    "Keep it on a local disk: not every network file system has locks.");
        }
    }

    private static String name(DataLock.Holder holder) {
        return "process " + holder.pid() + (holder.address().isEmpty() ? "" : ", a server at " + holder.address());
    }

    private static String user() {
        return System.getProperty("user.name");
    }
}
