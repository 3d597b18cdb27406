package org.trocar.telemetry.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code results.jsonl}: a line for each session as soon as it is re-graded, so that a re-grade that was stopped goes on where it was. A
 * last line that was torn is cut off. One process at a time writes it.
 */
final class ResultFile implements AutoCloseable {
    private static final String NAME = "results.jsonl";
    /** Of every line. */
    private static final byte[] BEGINNING = "{\"key\":{\"session\":\"".getBytes(StandardCharsets.UTF_8);

    private final FileChannel channel;
    private final Map<SessionResult.Key, SessionResult> results;

    private ResultFile(FileChannel channel, Lines lines) throws IOException {
        this.channel = channel;
        results = lines.results;
        channel.truncate(lines.soundBytes);
        channel.position(lines.soundBytes);
    }

    /** Whether a folder has such a file: one of which nothing was written yet, or that begins like ours. */
    static boolean isIn(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] beginning = in.readNBytes(BEGINNING.length);
            return Arrays.equals(beginning, Arrays.copyOf(BEGINNING, beginning.length));
        }
    }

    /** Reads a finished re-grade's results and changes nothing. */
    static Collection<SessionResult> read(FileChannel channel) throws IOException {
        return new Lines(channel).results.values();
    }

    /**
     * Keeps others from writing it until it is closed.
     *
     * @throws IOException also when a re-grade has it open
     */
    static FileChannel openToRead(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            requireAlone(() -> channel.tryLock(0, Long.MAX_VALUE, true), file);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What a file holds up to its first line that is not whole. */
    private static final class Lines {
        private final Map<SessionResult.Key, SessionResult> results = new LinkedHashMap<>();
        private long soundBytes;

        /** Through the very channel that holds the lock: closing any other of the file would lose the process the lock. */
        Lines(FileChannel channel) throws IOException {
            String text = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            int sound = 0;
            for (int end = text.indexOf('\n'); end >= 0 && take(text.substring(sound, end)); ) {
                sound = end + 1;
                end = text.indexOf('\n', sound);
            }
            soundBytes = text.substring(0, sound).getBytes(StandardCharsets.UTF_8).length;
        }

        private boolean take(String line) {
            try {
                SessionResult result = ArchiveJson.read(line, SessionResult.class);
                results.put(result.key(), result);
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** @throws IOException also when another process has it open */
    static ResultFile open(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve(NAME);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            requireAlone(channel::tryLock, file);
            return new ResultFile(channel, new Lines(channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @FunctionalInterface
    private interface Locking {
        /** Null when another process holds it. */
        FileLock tryLock() throws IOException;
    }

    private static void requireAlone(Locking locking, Path file) throws IOException {
        try {
            if (locking.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: told below like any other.
        }
        throw new IOException(file + " is in use by a re-grade or an adoption; wait for it, or give another folder");
    }

    Optional<SessionResult> find(SessionResult.Key key) {
        return Optional.ofNullable(results.get(key));
    }

    void add(SessionResult result) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((ArchiveJson.write(result) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        results.put(result.key(), result);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
