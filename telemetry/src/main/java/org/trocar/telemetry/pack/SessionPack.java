package org.trocar.telemetry.pack;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.keys.LearnerKeys;

/**
 * A session's folder as one file: a tar of the folder, named as the session, compressed with zstd. The same folder packs to the same bytes:
 * entries are in order of their names, without times or owners.
 */
public final class SessionPack {
    /** How a packed session's file name ends. */
    public static final String SUFFIX = ".trocar";

    private static final int LEVEL = 9;

    private SessionPack() {}

    /** Whether the learner's key goes with the session: who has the file can then read the hands. */
    public enum Key {
        LEFT_OUT,
        INSIDE
    }

    /**
     * Packs a session that is not running. An encrypted one is packed as it lies there, encrypted.
     *
     * @param file where to; it is there whole or not at all
     * @throws FileAlreadyExistsException when there is a file already, or its half: {@link FileAlreadyExistsException#getFile} says which
     * @throws IOException when the folder cannot be packed, naming why
     */
    public static void pack(SessionFolder session, Path file, Key key) throws IOException {
        String id = session.read()
                .manifest()
                .map(StoredManifest::sessionId)
                .orElseThrow(() -> new IOException(
                        session.path() + " has no manifest that can be read, so it cannot be packed; \"trocar verify\""
                                + " says what is wrong with it"));
        Map<String, Path> files = files(session);
        if (key == Key.INSIDE) {
            files.put(LearnerKeys.PACKED, learnerKey(session));
        }
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        create(part, key);
        Thread whenStopped = new Thread(() -> part.toFile().delete());
        try {
            Runtime.getRuntime().addShutdownHook(whenStopped);
            write(part, id, files);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
            forget(whenStopped);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is being stopped, and the hook has done its work.
        }
    }

    private static Path learnerKey(SessionFolder session) throws IOException {
        if (session.read().manifest().filter(StoredManifest::encrypted).isEmpty()) {
            throw new IOException("the records of " + session.path()
                    + " are not encrypted, so no key belongs to them; pack it without one");
        }
        Optional<Path> key = LearnerKeys.fileFor(session);
        return key.orElseThrow(() -> new IOException("the learner's key for " + session.path()
                + " is not here: it was destroyed, or lies in another data folder; pack it there, or without the key"));
    }

    /** By name within the folder. */
    private static Map<String, Path> files(SessionFolder session) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(session.path())) {
            for (Path path : (Iterable<Path>) all::iterator) {
                String name = session.path().relativize(path).toString().replace('\\', '/');
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && isSessions(name)) {
                    requirePackable(path, name);
                    files.put(name, path);
                }
            }
        }
        return files;
    }

    private static void requirePackable(Path path, String name) throws IOException {
        if (!EntryName.isPlain(name) || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(
                    path + " is no file of a session's (a plain file, named with letters, digits, '.', '_' and"
                            + " '-'); move it away, then pack");
        }
    }

    private static boolean isSessions(String name) {
        return !name.equals("running") && !name.equals(LearnerKeys.PACKED) && !name.endsWith(".part");
    }

    /** With the key inside, it is its owner's alone from the first byte on, where the system has such rights. */
    private static void create(Path file, Key key) throws IOException {
        boolean rights = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        if (key == Key.INSIDE && rights) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static void write(Path file, String id, Map<String, Path> files) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE));
                ZstdOutputStream zstd = new ZstdOutputStream(out, LEVEL).setChecksum(true);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(zstd, "UTF-8")) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, Path> entry : files.entrySet()) {
                add(tar, id + "/" + entry.getKey(), entry.getValue());
            }
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, Path file) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(Files.size(file));
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        Files.copy(file, tar);
        tar.closeArchiveEntry();
    }

    /**
     * Unpacks a session into a folder named by its id, made in the one given. What is in the file is not trusted: no name leads out of the
     * folder, nothing but plain files is made, and their number and lengths are bounded.
     *
     * @param into a folder that is there
     * @throws IOException when the file is not a whole packed session, naming it and why; parts may then have been unpacked
     */
    public static SessionFolder unpack(Path file, Path into) throws IOException {
        return unpack(file, into, PackLimits.USUAL);
    }

    static SessionFolder unpack(Path file, Path into, PackLimits limits) throws IOException {
        return new Unpacking(file, into, limits).unpack();
    }
}
