package org.trocar.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private final Path file;
    private final FileChannel channel;
    private String address = "";

    private DataLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
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
                throw taken(data, ProcessHandle.current().pid() + "", HELD.get(file).address);
            }
            DataLock lock = new DataLock(file, lock(data, file));
            HELD.put(file, lock);
            lock.listensAt("");
            return lock;
        }
    }

    private static FileChannel lock(Path data, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock != null) {
                return channel;
            }
        } catch (IOException e) {
            channel.close();
            throw new IOException(
                    "cannot lock " + file + " (" + e.getMessage() + "); keep the data on a local disk", e);
        }
        channel.close();
        List<String> holder = Files.readAllLines(file);
        throw taken(data, holder.isEmpty() ? "?" : holder.get(0), holder.size() < 2 ? "" : holder.get(1));
    }

    private static IOException taken(Path data, String pid, String address) {
        String server = address.isEmpty() ? "HOST:PORT" : address;
        return new IOException("the data folder " + data + " is in use by process " + pid
                + (address.isEmpty() ? "" : ", a server that listens at " + address) + "; send to it with --server "
                + server + ", or choose another folder with --data");
    }

    /** Writes down who holds the folder, and where it can be reached; an empty address when it cannot. */
    void listensAt(String hostAndPort) throws IOException {
        address = hostAndPort;
        String text = ProcessHandle.current().pid() + "\n" + hostAndPort + "\n";
        channel.truncate(0).write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Frees the folder. The file stays: another process may be about to lock it. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            HELD.remove(file, this);
            channel.close();
        }
    }
}
