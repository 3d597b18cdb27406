package org.trocar.telemetry.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.trocar.telemetry.folder.FolderSync;

/** A file that only its owner may read: made whole or not at all, never replaced by halves, and destroyed for good. */
final class SecretFile {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");

    private SecretFile() {}

    /** Makes the file and its folder; false when there is one already, which is then left as it is. */
    static boolean create(Path file, byte[] content) throws IOException {
        createFolder(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createFile(part, attributes(OWNER_ONLY));
            overwrite(part, content);
            appear(part, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(part);
            FolderSync.force(file.getParent());
        }
    }

    /** Makes the file, in the place of another if there is one: one of both is there whatever happens. */
    static void replace(Path file, byte[] content) throws IOException {
        createFolder(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createFile(part, attributes(OWNER_ONLY));
            overwrite(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
            FolderSync.force(file.getParent());
        }
    }

    /** A key that outlives a loss of power is of no use in a folder that does not. */
    private static void createFolder(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (!Files.isDirectory(folder) && parent != null) {
            createFolder(parent);
            Files.createDirectories(folder, attributes(OWNER_ONLY_FOLDER));
            FolderSync.force(parent);
        }
    }

    /** A link appears whole or fails when there is a file, whoever made it; a move would replace that one. */
    private static void appear(Path part, Path file) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // FAT and some network file systems say that they cannot only when they are asked.
            Files.move(part, file);
        }
    }

    /**
     * Reads the file.
     *
     * @throws IOException also when others than its owner may read it
     */
    static byte[] read(Path file) throws IOException {
        if (POSIX) {
            requireOwnerOnly(file, Files.getPosixFilePermissions(file));
        }
        return Files.readAllBytes(file);
    }

    private static void requireOwnerOnly(Path file, Set<PosixFilePermission> permissions) throws IOException {
        Set<PosixFilePermission> others = EnumSet.copyOf(permissions);
        others.removeAll(OWNER_ONLY);
        if (!others.isEmpty()) {
            throw new IOException(file + " is open to others (" + PosixFilePermissions.toString(permissions)
                    + "): set it to " + PosixFilePermissions.toString(OWNER_ONLY)
                    + " (chmod 600), and count the key as known to whoever could read it");
        }
    }

    /** Takes from others what they may do with it. */
    static void hide(Path file) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    /** Overwrites the content, then removes the name; false when there is no such file. */
    static boolean destroy(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        overwrite(file, new byte[Math.toIntExact(Files.size(file))]);
        Files.delete(file);
        FolderSync.force(file.getParent());
        return true;
    }

    private static void overwrite(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer remaining = ByteBuffer.wrap(content);
            while (remaining.hasRemaining()) {
                channel.write(remaining);
            }
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
