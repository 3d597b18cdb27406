package org.trocar.server.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The long check {@code soak}: two hours with 64 learners at full length, five minutes with 16 otherwise. A build runs some seconds of it, too
 * short for anything to grow, which show that all that comes and goes is verified.
 */
@Tag("long")
class SoakTest {
    private static final long SEED = Long.getLong("trocar.check.seed", 20_261_123L);

    @TempDir
    Path temp;

    @Test
    void nothingGrowsWhileLearnersComeAndGoAndServersAreKilled() throws Exception {
        SoakPlan plan = SoakPlan.asked(System.getProperty("trocar.check.length", ""));
        SoakReport report = new Soak(plan, Path.of(".."), temp.resolve("soak"), SEED).run();
        report.print(System.out);
        assertEquals(List.of(), report.faults());
    }
}
