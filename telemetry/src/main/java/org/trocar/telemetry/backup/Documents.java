package org.trocar.telemetry.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;

/** Rulings and ratings, each a folder that is small and whose files belong together: copied whole, while nobody adds to it. */
final class Documents {
    static final List<String> FOLDERS = List.of("rulings", "ratings");

    private static final String LOCK = "lock";

    private Documents() {}

    /** As {@link #copy}, of a folder that others add to. */
    static long copyWhileNobodyAdds(Path from, Path incoming, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return 0;
        }
        // As whoever adds to them does; held until the channel is closed.
        try (FileChannel channel =
                FileChannel.open(from.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            return copy(from, incoming, to, name -> true);
        }
    }

    /**
     * Makes one folder as the other; its place is taken at once.
     *
     * @param wanted which files, by path in the folder
     * @return bytes copied; 0 when it was so already
     */
    static long copy(Path from, Path incoming, Path to, Predicate<String> wanted) throws IOException {
        List<String> names = Copies.names(from).stream()
                .filter(name -> !name.equals(LOCK) && !name.contains("draft/") && wanted.test(name))
                .toList();
        if (names.isEmpty() && Copies.names(to).isEmpty() || isSame(from, to, names)) {
            return 0;
        }
        Copies.remove(incoming);
        Files.createDirectories(incoming);
        long bytes = 0;
        for (String name : names) {
            bytes += Copies.file(from.resolve(name), incoming.resolve(name));
        }
        Copies.place(incoming, to);
        return bytes;
    }

    private static boolean isSame(Path from, Path to, List<String> names) throws IOException {
        if (!Files.isDirectory(to) || !Copies.names(to).equals(names)) {
            return false;
        }
        for (String name : names) {
            if (Files.mismatch(from.resolve(name), to.resolve(name)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
