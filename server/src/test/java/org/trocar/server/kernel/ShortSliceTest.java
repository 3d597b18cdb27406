package org.trocar.server.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.server.ServerOptions;
import org.trocar.server.TrocarServer;

class ShortSliceTest {
    private static final long SHORT_NANOS = 100_000;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    @TempDir
    private Path folder;

    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void whatIsToRunRunsWhateverTheSystemSays() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);

        start("whatever", ShortSlice.before(ran::countDown));

        assertTrue(ran.await(PATIENCE_NANOS, TimeUnit.NANOSECONDS));
    }

    @Test
    @EnabledIf("slicesCanBeAskedFor")
    void aThreadGetsShortSlicesAndThoseThatItBeginsDoNot() throws Exception {
        start("short-slice", ShortSlice.before(() -> {
            start("its-own", this::waitForEnd);
            waitForEnd();
        }));

        assertEquals(SHORT_NANOS, sliceNanos("short-slice"));
        assertNotEquals(SHORT_NANOS, sliceNanos("its-own"));
        end.countDown();
    }

    @Test
    @EnabledIf("slicesCanBeAskedFor")
    void whatSimulatesAndWhatTalksToClientsHasShortSlices() throws Exception {
        ScenarioLibrary scenarios = ScenarioLibrary.of(Path.of("../scenarios"));
        ServerOptions options = ServerOptions.in(folder).withAddress("127.0.0.1", 0);
        try (TrocarServer server = TrocarServer.start(options, scenarios);
                Socket client = new Socket()) {
            InetSocketAddress address = server.address();
            client.connect(address);

            assertEquals(SHORT_NANOS, sliceNanos("simulation-1"));
            assertEquals(SHORT_NANOS, sliceNanos("grpc-network-"));
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void waitForEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What Linux says of the thread whose name begins so, as soon as there is one and it waits. */
    private static long sliceNanos(String name) throws IOException {
        long patientUntil = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < patientUntil) {
            LockSupport.parkNanos(200_000_000L);
            try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
                for (Path task : tasks) {
                    if (nameOf(task).startsWith(name)) {
                        return sliceNanos(task);
                    }
                }
            }
        }
        throw new AssertionError("no thread " + name);
    }

    /** Nothing for one that has ended meanwhile. */
    private static String nameOf(Path task) {
        try {
            return Files.readString(task.resolve("comm"));
        } catch (IOException e) {
            return "";
        }
    }

    private static long sliceNanos(Path task) throws IOException {
        return Files.readAllLines(task.resolve("sched")).stream()
                .filter(line -> line.startsWith("se.slice"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
    }

    /** Linux from 6.12 on, which says what it gives. */
    static boolean slicesCanBeAskedFor() {
        String[] version = System.getProperty("os.version").split("[.-]");
        int major = version[0].matches("[0-9]+") ? Integer.parseInt(version[0]) : 0;
        boolean new612 = major > 6 || major == 6 && Integer.parseInt(version[1]) >= 12;
        return new612 && Files.isReadable(Path.of("/proc/self/sched")) && ShortSlice.known();
    }
}
