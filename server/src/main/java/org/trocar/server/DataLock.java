package org.trocar.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A data folder's one writer. The lock is the operating system's, on the file {@code server.lock}: it is free again as soon as the process
 * that holds it is gone, however it went. Inside stand that process's number and where it listens, for whoever is refused.
 */
public final class DataLock implements AutoCloseable {
    private static final String FILE = "server.lock";
    /** Far behind the text, which others have to be able to read. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    /**
     * By the file's real path: those of this process. Closing any channel on a file would free this process's lock on it, so nobody here
     * may open it a second time.
     */
    private static final Map<Path, DataLock> HELD = new HashMap<>();

    private final Path data;
    private final Path file;
    private final Object fileKey;
    /** No channel: that is closed, and its lock freed, when the thread that writes is interrupted. */
    private final RandomAccessFile opened;

    private String address = "";

    private DataLock(Path data, Path file, RandomAccessFile opened) throws IOException {
        this.data = data.toAbsolutePath();
        this.file = file;
        this.opened = opened;
        fileKey = fileKey();
    }

    /**
     * Takes a data folder for this process.
     *
     * @throws IOException when another writes there, naming its process, its address and what to do instead
     */
    public static DataLock take(Path data) throws IOException {
        synchronized (HELD) {
            Path file = data.toRealPath().resolve(FILE);
            if (HELD.containsKey(file)) {
                throw taken(data, new Holder(ProcessHandle.current().pid() + "", HELD.get(file).address));
            }
            DataLock lock = new DataLock(data, file, lock(data, file));
            HELD.put(file, lock);
            lock.listensAt("");
            return lock;
        }
    }

    /**
     * Who writes to a data folder. Asking takes the lock for an instant, shared, and changes nothing.
     *
     * @return empty when nobody does, or the folder is not there
     */
    public static Optional<Holder> holder(Path data) throws IOException {
        synchronized (HELD) {
            Path file = data.resolve(FILE);
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            DataLock own = HELD.get(file.toRealPath());
            return own != null
                    ? Optional.of(new Holder(ProcessHandle.current().pid() + "", own.address))
                    : isFree(file) ? Optional.empty() : Optional.of(holderIn(file));
        }
    }

    private static boolean isFree(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(LOCKED_BYTE, 1, true)) {
            return lock != null;
        }
    }

    private static Holder holderIn(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return new Holder(lines.isEmpty() ? "?" : lines.get(0), lines.size() < 2 ? "" : lines.get(1));
    }

    /**
     * Who has a data folder.
     *
     * @param pid its process's number
     * @param address where it listens, as HOST:PORT; empty when it does not
     */
    public record Holder(String pid, String address) {}

    private static RandomAccessFile lock(Path data, Path file) throws IOException {
        RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
        try {
            FileLock lock = opened.getChannel().tryLock(LOCKED_BYTE, 1, false);
            if (lock != null) {
                return opened;
            }
        } catch (IOException e) {
            opened.close();
            throw new IOException(
                    "cannot lock " + file + " (" + e.getMessage() + "); keep the data on a local disk", e);
        }
        opened.close();
        throw taken(data, holderIn(file));
    }

    private static IOException taken(Path data, Holder holder) {
        String server = holder.address().isEmpty() ? "HOST:PORT" : holder.address();
        return new IOException("the data folder " + data + " is in use by process " + holder.pid()
                + (holder.address().isEmpty() ? "" : ", a server that listens at " + holder.address())
                + "; send to it with --server "
                + server + ", or choose another folder with --data");
    }

    /** Writes down who holds the folder, and where it can be reached; an empty address when it cannot. */
    synchronized void listensAt(String hostAndPort) throws IOException {
        address = hostAndPort;
        opened.setLength(0);
        write();
    }

    private synchronized void write() throws IOException {
        String text = ProcessHandle.current().pid() + "\n" + address + "\n";
        opened.seek(0);
        opened.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Why nothing that is written now would be kept in the folder that was taken: it was deleted, renamed, unmounted or replaced, or can
     * only be read. Tries to write. Said as what goes after its name; empty when all is well.
     *
     * @throws IOException when the disk does not say
     */
    public Optional<String> trouble() throws IOException {
        try {
            if (!Objects.equals(fileKey(), fileKey)) {
                return Optional.of("is another one than the server was started on");
            }
            return refusesWrites(data) || refusesWrites(data.resolve("sessions"))
                    ? Optional.of("cannot be written any more")
                    : whyNothingIsWritten();
        } catch (NoSuchFileException e) {
            return Optional.of("is gone");
        }
    }

    /** A file system that stopped itself for an error may refuse all writing while its folders still say that they take it. */
    private Optional<String> whyNothingIsWritten() {
        try {
            write();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot be written any more (" + e.getMessage() + ")");
        }
    }

    /** By the name that was given, which may lead elsewhere by now. */
    private Object fileKey() throws IOException {
        return Files.readAttributes(data, BasicFileAttributes.class).fileKey();
    }

    /** What is not there yet refuses nothing; a disk that does not answer is asked for attributes first, which says so. */
    private static boolean refusesWrites(Path folder) throws IOException {
        try {
            Files.readAttributes(folder, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return false;
        }
        return !Files.isWritable(folder);
    }

    /** Frees the folder. The file stays: another process may be about to lock it. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            HELD.remove(file, this);
            opened.close();
        }
    }
}
