package org.trocar.telemetry.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Changes records in a queue's file. */
final class TestFiles {
    private TestFiles() {}

    static Path queueFile(Path queue) throws IOException {
        try (var files = Files.list(queue)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final String SUFFIX = ".cq4";

    static void flip(Path path, long at, int mask) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(at);
            int value = file.read();
            file.seek(at);
            file.write(value ^ mask);
        }
    }

    /** Where the first record of this type and tick starts in the file. */
    static int indexOf(byte[] content, RecordType type, long tick) {
        ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + RecordLayout.PAYLOAD <= content.length; i += Integer.BYTES) {
            boolean header = file.getInt(i) == type.code
                    && file.getLong(i + RecordLayout.TICK) == tick
                    && file.getInt(i + RecordLayout.PAYLOAD_LENGTH) > 0
                    && file.getLong(i + RecordLayout.NUMBER) > tick;
            if (header) {
                return i;
            }
        }
        throw new AssertionError("there is no " + type + " of tick " + tick);
    }

    static int length(byte[] content, int record) {
        int payload =
                ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(record + RecordLayout.PAYLOAD_LENGTH);
        return RecordLayout.PAYLOAD + payload + RecordFormat.CHAINED.trailerBytes;
    }

    static void flipInputOf(Path queue, long tick) throws IOException {
        Path file = queueFile(queue);
        flip(file, indexOf(Files.readAllBytes(file), RecordType.INPUT, tick) + RecordLayout.PAYLOAD + 5, 0x10);
    }

    static void flipLastRecord(Path queue) throws IOException {
        Path file = queueFile(queue);
        byte[] content = Files.readAllBytes(file);
        flip(file, lastUsedByte(content) - 10, 0x10);
    }

    static int lastUsedByte(byte[] content) {
        int end = content.length;
        while (content[end - 1] == 0) {
            end--;
        }
        return end;
    }

    static int indexOf(byte[] content, byte[] wanted) {
        for (int i = 0; i + wanted.length <= content.length; i++) {
            if (Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not in the file");
    }
}
