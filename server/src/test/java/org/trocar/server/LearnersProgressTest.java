package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.core.grade.Verdict;
import org.trocar.core.progress.LcCusum;
import org.trocar.protos.v1.Mode;
import org.trocar.protos.v1.Provenance;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.progress.AttemptsLog;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.scripted.Script;

/** The log of attempts as a server keeps it, and what it makes of the next session. */
@Tag("long")
class LearnersProgressTest {
    private static final RunOptions PRACTICE = RunOptions.lockstep("learner-1", "peg-transfer");
    private static final RunOptions ASSESSMENT = PRACTICE.withMode(Mode.MODE_ASSESSMENT);

    @TempDir
    private Path data;

    /** As a person in a headset would have operated. */
    private SessionFolder run(RunOptions options) throws Exception {
        return run(Provenance.PROVENANCE_HEADSET, options);
    }

    private SessionFolder run(Provenance provenance, RunOptions options) throws Exception {
        ScenarioLibrary oneRing = RecordedSessions.oneRing(data.resolve("scenarios"));
        return RecordedSessions.scriptedAs(provenance, data, oneRing, Script.good(1), options);
    }

    private static double mastery(SessionFolder folder) {
        return folder.read().manifest().orElseThrow().mastery();
    }

    /** The same hands again and again, as of so many sessions. */
    private void again(SessionFolder original, int times) throws IOException {
        try (JournalThread journals = new JournalThread((session, cause) -> {})) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            for (int i = 1; i <= times; i++) {
                String id = String.format("ffffffff-0000-7000-8000-%012d", i);
                RecordedSessions.again(original, data, id, "learner-1", journals, ring);
            }
        }
    }

    @Test
    void whatALearnerHasShownIsInTheNextManifestAndGuidanceFadesWithIt() throws Exception {
        SessionFolder first = run(ASSESSMENT);
        assertEquals(
                Verdict.PASS, GradeDocument.read(first).orElseThrow().grade().verdict());
        assertEquals(0, mastery(first));
        assertEquals(LcCusum.SHIPPED.success() / LcCusum.SHIPPED.limit(), mastery(run(PRACTICE)), 1e-12);
        again(first, 16);
        assertEquals(1, mastery(run(PRACTICE)));
    }

    @Test
    void practiceShowsNothing() throws Exception {
        run(PRACTICE);
        assertEquals(0, mastery(run(PRACTICE)));
    }

    @Test
    void recordingsAndScriptsShowNothingOfTheirLearner() throws Exception {
        run(Provenance.PROVENANCE_RECORDING, ASSESSMENT);
        run(Provenance.PROVENANCE_SCRIPTED, ASSESSMENT);
        assertEquals(0, mastery(run(PRACTICE)));
    }

    @Test
    void aServerThatCannotUseItsLogLosesNoGradeAndGuidesInFull() throws Exception {
        Files.createDirectories(data.resolve("progress.db"));
        SessionFolder folder = run(ASSESSMENT);
        assertTrue(GradeDocument.read(folder).isPresent());
        assertEquals(0, mastery(run(PRACTICE)));
    }

    @Test
    void whatTheServerLoggedIsWhatTheFoldersSay() throws Exception {
        run(ASSESSMENT);
        run(PRACTICE);
        AttemptsLog log = new AttemptsLog(data);
        log.refresh();
        var logged = log.attempts();
        log.rebuild();
        assertEquals(2, logged.size());
        assertEquals(logged, log.attempts());
    }
}
