package org.trocar.telemetry.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    private final FileChannel channel;
    private final Map<SessionResult.Key, SessionResult> results;

    private ResultFile(FileChannel channel, Lines lines) throws IOException {
        this.channel = channel;
        results = lines.results;
        channel.truncate(lines.soundBytes);
        channel.position(lines.soundBytes);
    }

    /** Reads a finished re-grade's results and changes nothing. */
    static Collection<SessionResult> read(Path folder) throws IOException {
        return new Lines(folder.resolve(NAME)).results.values();
    }

    /** What a file holds up to its first line that is not whole. */
    private static final class Lines {
        private final Map<SessionResult.Key, SessionResult> results = new LinkedHashMap<>();
        private long soundBytes;

        Lines(Path file) throws IOException {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
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
            requireAlone(channel, file);
            return new ResultFile(channel, new Lines(file));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void requireAlone(FileChannel channel, Path file) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: told below like any other.
        }
        throw new IOException(file + " is being written by another re-grade; wait for it, or give another folder");
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
