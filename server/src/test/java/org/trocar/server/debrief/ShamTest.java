package org.trocar.server.debrief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.RecordedSessions;
import org.trocar.telemetry.debrief.Debrief;
import org.trocar.telemetry.debrief.DebriefedRun;
import org.trocar.telemetry.debrief.Debriefing;
import org.trocar.telemetry.debrief.Question;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.xrbridge.scripted.Script;

/**
 * A sham fork equals its recording at every tick, for every error of many runs. The long check {@code sham}: at full length forty poor runs,
 * in the build a tenth of them, which stop early.
 */
@Tag("long")
class ShamTest {
    private static final double SCALE = Double.parseDouble(System.getProperty("trocar.check.scale", "0.1"));
    private static final int RUNS_AT_FULL_LENGTH = 40;
    /** Of twelve: every error costs two runs more. */
    private static final int TRANSFERS_IN_THE_BUILD = 5;

    @TempDir
    private Path data;

    private static long runs() {
        return Math.max(1, Math.round(RUNS_AT_FULL_LENGTH * SCALE));
    }

    private static Script poor(long seed) {
        Script whole = Script.poor(seed);
        return SCALE < 1 ? whole.stoppingAfter(TRANSFERS_IN_THE_BUILD) : whole;
    }

    @Test
    void everyShamOfEveryErrorEqualsTheRecording() throws Exception {
        int errors = 0;
        try (ScriptedSessions sessions = new ScriptedSessions(data)) {
            for (long seed = 1; seed <= runs(); seed++) {
                errors += shams(sessions.record(poor(seed)));
            }
        }
        System.out.println("sham: " + errors + " errors in " + runs() + " runs");
        assertTrue(errors > runs(), errors + " errors");
    }

    @Test
    void theGoldenScriptedRunsShamsEqualIt() throws Exception {
        assertTrue(
                shams(RecordedSessions.goldenAgain(data.resolve("golden"), data.resolve("again"), "engine-1-scripted"))
                        > 0);
    }

    /** Returns how many errors the run has. */
    private static int shams(SessionFolder folder) throws Exception {
        DebriefedRun run = DebriefedRun.of(folder, tick -> {});
        for (int i = 0; i < run.errors().size(); i++) {
            Debrief debrief = Debriefing.of(run, Question.about(i), tick -> {});
            assertTrue(
                    debrief.sham().identical(), debrief.errorName() + " of " + folder.path() + ": " + debrief.sham());
            assertEquals(run.ticks(), debrief.sham().ticks());
            assertTrue(debrief.fork().firstDifferentTick().orElse(Long.MAX_VALUE)
                    >= debrief.inert().fromTick());
        }
        return run.errors().size();
    }
}
