package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The long check {@code kills}: a server with eight sessions is killed at random moments, a hundred times at full length, a tenth of that
 * otherwise. Clients in this process write down what they send and hear, and hold every journal to it; then they go on with some of their
 * sessions on the next server, and leave the others to it.
 */
@Tag("long")
class KillsTest {
    private static final int KILLS = 100;
    private static final int KILLS_A_FOLDER = 10;
    /** At full length, each. */
    private static final int LEAST_A_MOMENT = 6;

    private static final long SEED = Long.getLong("trocar.check.seed", 20_261_122L);

    @TempDir
    Path temp;

    private final KillRecord record = new KillRecord();

    @Test
    void nothingThatWasPromisedIsLostWheneverTheServerIsKilled() throws Exception {
        double scale = Double.parseDouble(System.getProperty("trocar.check.scale", "0.1"));
        int kills = (int) Math.ceil(KILLS * scale);
        Random random = new Random(SEED);
        System.out.println("kills: " + kills + " with seed " + SEED + " (-Dtrocar.check.seed)");
        int least = (int) Math.ceil(LEAST_A_MOMENT * scale);
        for (int folders = 0; record.kills() < kills || isShort(least) && record.kills() < 2 * kills; folders++) {
            Path data = temp.resolve("data-" + folders);
            try (KilledFolder folder = new KilledFolder(data, folders % 2 == 1, random, record)) {
                folder.killTimes(KILLS_A_FOLDER);
                folder.closeEverything();
            }
        }
        record.print();
        for (KillMoment moment : KillMoment.values()) {
            assertTrue(record.met(moment) >= least, () -> moment + " was met too seldom");
        }
        assertFalse(record.resumed() == 0 || record.leftToTheServer() == 0, "both ways out have to be taken");
    }

    /** Whether too many were missed, so that more have to be aimed. */
    private boolean isShort(int least) {
        return Arrays.stream(KillMoment.values()).anyMatch(moment -> record.met(moment) < least);
    }
}
