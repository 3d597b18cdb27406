package org.trocar.benchmarks.micro;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32C;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.trocar.benchmarks.fixture.BenchmarkSessions;
import org.trocar.benchmarks.fixture.JournaledTicks;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;

/**
 * A tick's three records: handed to the journal thread, all the way into the file, and as many bytes written in other ways. In batches,
 * each of which begins with everything before it written.
 */
public class JournalBenchmark {
    static final int BATCH = 1_000;
    private static final long LOOK_NANOS = 20_000;
    private static final int MAP_BYTES = 4 << 20;

    private JournalBenchmark() {}

    /** Our journal, encrypted as by default. */
    @State(Scope.Thread)
    public static class Ours {
        private JournalThread journals;
        private JournaledTicks ticks;
        private LiveJournal journal;
        private long tick;

        @Setup
        public void setUp() throws IOException, GeneralSecurityException {
            SessionFolder source = Given.session();
            ticks = new JournaledTicks(source);
            journals = JournaledTicks.newThread();
            BenchmarkSessions sessions = new BenchmarkSessions(source, Given.newFolder("ours"));
            journal = sessions.open(
                    journals, journals.newRing(JournalRing.DEFAULT_BYTES), Optional.of(JournaledTicks.newKey()));
        }

        /** Waits until all is in the file. */
        @Setup(Level.Invocation)
        public void drain() {
            while (journal.durableTick() < tick) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }

        @TearDown
        public void tearDown() {
            journals.close();
        }

        @Benchmark
        @OperationsPerInvocation(BATCH)
        public void offer() {
            for (int i = 0; i < BATCH; i++) {
                ticks.journal(journal, ++tick);
            }
        }

        @Benchmark
        @OperationsPerInvocation(BATCH)
        public void written() {
            offer();
            drain();
        }
    }

    /** As many bytes through a ring to a thread that throws them away. */
    @State(Scope.Thread)
    public static class EmptyRing {
        private DiscardingRing ring;
        private int[] lengths;

        @Setup
        public void setUp() throws IOException {
            lengths = new JournaledTicks(Given.session()).offeredBytes();
            ring = new DiscardingRing(JournalRing.DEFAULT_BYTES);
        }

        @Setup(Level.Invocation)
        public void drain() {
            ring.drain();
        }

        @TearDown
        public void tearDown() {
            ring.close();
        }

        @Benchmark
        @OperationsPerInvocation(BATCH)
        public void ring() {
            for (int i = 0; i < BATCH; i++) {
                for (int length : lengths) {
                    ring.offer(length);
                }
            }
        }
    }

    /** As many bytes appended to a queue by the very thread that has them. */
    @State(Scope.Thread)
    public static class Chronicle {
        private SingleChronicleQueue queue;
        private ExcerptAppender appender;
        private byte[][] records;

        @Setup
        public void setUp() throws IOException {
            records = records(new JournaledTicks(Given.session()).storedBytes());
            queue = SingleChronicleQueueBuilder.binary(Given.newFolder("chronicle"))
                    .rollCycle(RollCycles.FAST_DAILY)
                    .blockSize(MAP_BYTES)
                    .build();
            appender = queue.createAppender();
        }

        @TearDown
        public void tearDown() {
            queue.close();
        }

        @Benchmark
        @OperationsPerInvocation(BATCH)
        public void chronicle() {
            for (int i = 0; i < BATCH; i++) {
                for (byte[] record : records) {
                    try (DocumentContext document = appender.writingDocument()) {
                        document.wire().bytes().write(record);
                    }
                }
            }
        }
    }

    /** As many bytes, with a checksum each, by one call of the operating system a record. */
    @State(Scope.Thread)
    public static class Channel {
        private final CRC32C checksum = new CRC32C();
        private FileChannel channel;
        private ByteBuffer[] records;

        @Setup
        public void setUp() throws IOException {
            byte[][] bytes = records(new JournaledTicks(Given.session()).storedBytes());
            records = new ByteBuffer[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                records[i] = ByteBuffer.allocateDirect(bytes[i].length).put(bytes[i]);
            }
            channel = FileChannel.open(
                    Given.newFolder("channel").resolve("journal"),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
        }

        @TearDown
        public void tearDown() throws IOException {
            channel.close();
        }

        @Benchmark
        @OperationsPerInvocation(BATCH)
        public void channel() throws IOException {
            for (int i = 0; i < BATCH; i++) {
                for (ByteBuffer record : records) {
                    checksum.reset();
                    checksum.update(record.clear().limit(record.capacity() - Integer.BYTES));
                    record.clear().putInt(record.capacity() - Integer.BYTES, (int) checksum.getValue());
                    while (record.hasRemaining()) {
                        channel.write(record);
                    }
                }
            }
        }
    }

    /** As many bytes copied to a file that is mapped and was never touched: the least that writing can cost. */
    @State(Scope.Thread)
    public static class FreshMap {
        private Path folder;
        private byte[][] records;
        private MappedByteBuffer map;
        private int files;

        @Setup
        public void setUp() throws IOException {
            records = records(new JournaledTicks(Given.session()).storedBytes());
            folder = Given.newFolder("map");
        }

        @Setup(Level.Invocation)
        public void renew() throws IOException {
            Files.deleteIfExists(folder.resolve("map-" + files));
            Path file = folder.resolve("map-" + ++files);
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                map = channel.map(FileChannel.MapMode.READ_WRITE, 0, MAP_BYTES);
            }
        }

        @Benchmark
        @OperationsPerInvocation(BATCH)
        public void map() {
            for (int i = 0; i < BATCH; i++) {
                for (byte[] record : records) {
                    map.put(record);
                }
            }
        }
    }

    private static byte[][] records(int[] lengths) {
        byte[][] records = new byte[lengths.length][];
        for (int i = 0; i < lengths.length; i++) {
            records[i] = new byte[lengths[i]];
            java.util.Arrays.fill(records[i], (byte) i);
        }
        return records;
    }
}
