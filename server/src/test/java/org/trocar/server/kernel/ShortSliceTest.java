package org.trocar.server.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShortSliceTest {
    @Test
    void aThreadGetsShortSlicesFromALinuxThatHasThem() throws Exception {
        CompletableFuture<Boolean> given = new CompletableFuture<>();

        new Thread(() -> given.complete(ShortSlice.ask())).start();

        assertEquals(linuxFrom612(), given.get(10, TimeUnit.SECONDS));
    }

    @Test
    void whatIsToRunRunsWhateverTheSystemSays() {
        CompletableFuture<Void> ran = new CompletableFuture<>();

        new Thread(ShortSlice.before(() -> ran.complete(null))).start();

        ran.orTimeout(10, TimeUnit.SECONDS).join();
        assertTrue(ran.isDone());
    }

    private static boolean linuxFrom612() {
        String[] version = System.getProperty("os.version").split("[.-]");
        int major = Integer.parseInt(version[0]);
        return System.getProperty("os.name").equals("Linux")
                && (major > 6 || major == 6 && Integer.parseInt(version[1]) >= 12);
    }
}
