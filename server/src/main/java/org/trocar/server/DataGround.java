package org.trocar.server;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a server needs of its data folder before it writes there, so that what is in its way is named, and not met by the first trainee. */
final class DataGround {
    private static final List<String> FOLDERS = List.of("sessions", "keys", "rulings", "ratings");
    private static final String ANOTHER = "or choose another data folder with --data";

    private DataGround() {}

    /**
     * Makes the folder when it is not there.
     *
     * @throws IOException naming what is in the way and what to do
     */
    static void prepare(Path data) throws IOException {
        requireNoFileAbove(data.toAbsolutePath());
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new IOException(
                    "the data folder " + data + " cannot be made: " + said(e) + "; make it, " + ANOTHER, e);
        }
        requireWritable(data);
        for (String name : FOLDERS) {
            Path folder = data.resolve(name);
            if (Files.exists(folder)) {
                requireFolder(folder);
                requireWritable(folder);
            }
        }
    }

    private static void requireNoFileAbove(Path folder) throws IOException {
        for (Path each = folder; each != null; each = each.getParent()) {
            if (Files.exists(each)) {
                requireFolder(each);
                return;
            }
        }
    }

    private static void requireFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is a file where a folder has to be; move it away, " + ANOTHER);
        }
    }

    /** Also what is on a disk that was mounted for reading only. */
    private static void requireWritable(Path folder) throws IOException {
        if (!Files.isWritable(folder)) {
            throw new IOException(
                    "cannot write to " + folder + "; make it writable, and the disk it is on, " + ANOTHER);
        }
    }

    /** The system's reason without the path, which is named already. */
    private static String said(IOException failure) {
        return failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : failure.toString();
    }
}
