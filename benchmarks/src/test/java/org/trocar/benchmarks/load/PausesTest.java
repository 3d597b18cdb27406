package org.trocar.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PausesTest {
    /** As JDK 17 and JDK 25 write them. */
    private static final String LOG = """
            [100ns] Safepoint "ZMarkStart", Time since last: 9 ns, Reaching safepoint: 4 ns, Cleanup: 20 ns, At safepoint: 11 ns, Total: 35 ns
            [200ns] Safepoint "ZMarkEndYoung", Time since last: 9 ns, Reaching safepoint: 5 ns, At safepoint: 6 ns, Leaving safepoint: 5 ns, Total: 16 ns, Threads: 0 runnable, 10 total
            [300ns] Entering safepoint region: ICBufferFull
            [400ns] Safepoint "Late", Time since last: 9 ns, At safepoint: 6 ns, Total: 99 ns
            """;

    @TempDir
    private Path folder;

    @Test
    void onlyWhatStoodStillWhileItCountedCounts() throws IOException {
        Path log = Files.writeString(folder.resolve("pauses.log"), LOG);

        assertEquals(new Pauses(2, 35), Pauses.between(log, 100, 400));
        assertEquals(new Pauses(0, 0), Pauses.between(log, 500, 600));
    }
}
