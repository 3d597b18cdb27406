package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The long check {@code kills}: a server with eight sessions is killed at random moments, a hundred times at full length, a tenth of that
 * otherwise. Clients in this process write down what they send and hear, and hold every journal to it; then they go on with some of their
 * sessions on the next server, and leave the others to it.
 */
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
        for (int done = 0; done < kills; done += KILLS_A_FOLDER) {
            Path data = temp.resolve("data-" + done);
            try (KilledFolder folder = new KilledFolder(data, done / KILLS_A_FOLDER % 2 == 1, random, record)) {
                folder.killTimes(Math.min(KILLS_A_FOLDER, kills - done));
                folder.closeEverything();
            }
        }
        record.print();
        assertEquals(kills, record.kills());
        for (KillMoment moment : KillMoment.values()) {
            assertTrue(record.met(moment) >= Math.ceil(LEAST_A_MOMENT * scale), () -> moment + " was met too seldom");
        }
        assertFalse(record.resumed() == 0 || record.leftToTheServer() == 0, "both ways out have to be taken");
    }
}
