package org.trocar.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The file that {@code -o} names, looked at before any work is done for it. */
final class OutFile {
    private OutFile() {}

    /** Nothing but a file can be written, and no folder is made for it. */
    static void requireWritable(Path file) {
        if (Files.isDirectory(file)) {
            throw UserError.no(file + " is a folder; name the file to write with -o");
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (!Files.isDirectory(folder)) {
            throw UserError.no("there is no folder " + folder + "; make it, or name another file with -o");
        }
    }

    /** The same for what is never written over. */
    static void requireFree(Path file) {
        requireWritable(file);
        if (Files.exists(file)) {
            throw UserError.no(
                    file + " is there already, and nothing is overwritten; remove it, or name another file with -o");
        }
    }
}
