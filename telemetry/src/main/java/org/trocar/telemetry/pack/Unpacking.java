package org.trocar.telemetry.pack;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.trocar.telemetry.folder.SessionFolder;

/** One packed file being unpacked. */
final class Unpacking {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** An entry's headers, and the padding around it, are never longer. */
    private static final long HEADERS_BYTES = 1 << 20;

    private final Path file;
    private final Path into;
    private final PackLimits limits;
    private String id;
    private int files;
    private long totalBytes;

    Unpacking(Path file, Path into, PackLimits limits) {
        this.file = file;
        this.into = into;
        this.limits = limits;
    }

    SessionFolder unpack() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("there is no such file", null);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                Allowance content = new Allowance(new ZstdInputStream(in));
                TarArchiveInputStream tar = new TarArchiveInputStream(content, "UTF-8")) {
            content.allow(HEADERS_BYTES);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                content.allow(entry.getSize() + HEADERS_BYTES);
                unpack(entry, tar);
            }
            requireEnd(content);
        } catch (Refusal e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("it is cut short, damaged, or no packed session at all: " + e.getMessage(), e);
        }
        return session();
    }

    private SessionFolder session() throws IOException {
        if (id == null || !SessionFolder.at(into.resolve(id)).begun()) {
            throw new Refusal("there is no session's manifest.json in it", null);
        }
        return SessionFolder.at(into.resolve(id));
    }

    private void unpack(TarArchiveEntry entry, InputStream tar) throws IOException {
        int slash = entry.getName().indexOf('/');
        String session = entry.getName().substring(0, Math.max(0, slash));
        String name = entry.getName().substring(slash + 1);
        if (!ID.matcher(session).matches() || !EntryName.isPlain(name) || !(id == null || id.equals(session))) {
            throw new Refusal("its entry \"" + entry.getName() + "\" is no file of the session", null);
        }
        if (!isPlainFile(entry)) {
            throw new Refusal("its entry \"" + entry.getName() + "\" is not a plain file", null);
        }
        requireRoom(entry);
        id = session;
        copy(entry, tar, into.resolve(id).resolve(name));
    }

    /** A sparse entry may claim terabytes in a few bytes; it is refused with links, devices and folders. */
    private static boolean isPlainFile(TarArchiveEntry entry) {
        byte type = entry.getLinkFlag();
        return (type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM) && !entry.isSparse();
    }

    private void requireRoom(TarArchiveEntry entry) throws IOException {
        files++;
        totalBytes += entry.getSize();
        if (files > limits.files() || entry.getSize() > limits.fileBytes() || totalBytes > limits.totalBytes()) {
            throw new Refusal(
                    "it would unpack to more than a session can be: " + files + " files or more, \"" + entry.getName()
                            + "\" alone " + entry.getSize() + " bytes",
                    null);
        }
        long free = Files.getFileStore(into).getUsableSpace();
        if (entry.getSize() > free) {
            throw new Refusal(
                    "\"" + entry.getName() + "\" takes " + entry.getSize() + " bytes, and " + free
                            + " are free on the disk of " + into,
                    null);
        }
    }

    private void copy(TarArchiveEntry entry, InputStream tar, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            if (tar.transferTo(out) != entry.getSize()) {
                throw new EOFException("\"" + entry.getName() + "\" is shorter than it says");
            }
        } catch (FileAlreadyExistsException e) {
            throw new Refusal("it holds \"" + entry.getName() + "\" twice", e);
        }
    }

    /** The checksum is at the very end; and whoever hides something behind the archive has no session for us. */
    private void requireEnd(InputStream content) throws IOException {
        byte[] rest = new byte[1 << 13];
        for (int length = content.read(rest); length >= 0; length = content.read(rest)) {
            for (int i = 0; i < length; i++) {
                if (rest[i] != 0) {
                    throw new Refusal("something follows the session in it", null);
                }
            }
        }
    }

    private final class Refusal extends IOException {
        private static final long serialVersionUID = 1;

        Refusal(String why, Throwable cause) {
            super(file + " cannot be unpacked: " + why, cause);
        }
    }
}
