package org.trocar.telemetry.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Forces the names in a folder to the disk, so that new ones, moved ones and gone ones outlive a loss of power. */
public final class FolderSync {
    /** Elsewhere folders cannot be opened, and the platform sees to their names itself. */
    private static final boolean OPENS_FOLDERS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private FolderSync() {}

    public static void force(Path folder) throws IOException {
        if (OPENS_FOLDERS) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
