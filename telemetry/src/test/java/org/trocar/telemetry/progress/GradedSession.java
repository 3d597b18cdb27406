package org.trocar.telemetry.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.content.ScenarioException;
import org.trocar.core.content.ScenarioReader;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Verdict;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scoring.Metric;
import org.trocar.core.session.EndReason;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.SessionManifest;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.ToyRun;
import org.trocar.telemetry.folder.ScenarioFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.FolderSeal;
import org.trocar.telemetry.rulings.Proposal;
import org.trocar.telemetry.rulings.Rulings;

/** The folders of graded sessions of the shipped operation, with next to no records: what a log of attempts looks at. */
final class GradedSession {
    static final String TASK = "peg-transfer";
    private static final Path SCENARIO = Path.of("../scenarios/peg-transfer.yaml");
    private static final double TASK_SECONDS = 40;

    private final Path data;
    private final int number;
    private String learner = "learner-1";
    private Mode mode = Mode.ASSESSMENT;
    private Verdict verdict = Verdict.PASS;
    private boolean lowConfidence;
    private final List<Grade.ErrorEntry> errors = new ArrayList<>();

    /** @param number of the session, which is part of its id and gives the order in time */
    GradedSession(Path data, int number) {
        this.data = data;
        this.number = number;
    }

    GradedSession of(String otherLearner) {
        learner = otherLearner;
        return this;
    }

    GradedSession in(Mode otherMode) {
        mode = otherMode;
        return this;
    }

    GradedSession with(Verdict otherVerdict) {
        verdict = otherVerdict;
        return this;
    }

    GradedSession withLowConfidence() {
        lowConfidence = true;
        return this;
    }

    /** A ring dropped out of view as the hand was lost: nobody knows whose fault it was. */
    GradedSession undecidedForASuspectedDrop() {
        verdict = Verdict.UNDECIDED;
        errors.add(new Grade.ErrorEntry(ErrorKind.DROP_OUT_OF_VIEW, 900, 10, Optional.of(Hand.LEFT), 2, 0, 0, 0, true));
        return this;
    }

    String id() {
        return String.format("0190a1b2-0000-7000-8000-%012d", number);
    }

    /** Closes it without a grade, as a server that dies before it can. */
    SessionFolder ungraded() throws IOException {
        SessionFolder folder = SessionFolder.of(data, id());
        byte[] scenario = Files.readAllBytes(SCENARIO);
        folder.begin(manifest(), List.of(new ScenarioFile("peg-transfer.yaml", scenario)), "test");
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = journals.open(folder, journals.newRing(JournalRing.MIN_BYTES));
            Recordings.run(new ToyRun(journal), journal, 1, 1);
            journals.close(journal).join();
        }
        return folder;
    }

    SessionFolder closed() throws IOException {
        SessionFolder folder = ungraded();
        grade(folder).write(folder);
        return folder;
    }

    /** Closed, and sealed with its data folder's key. */
    SessionFolder sealed() throws IOException {
        SessionFolder folder = closed();
        FolderSeal.seal(folder, ServerKey.of(data));
        return folder;
    }

    /** Puts another grade into the folder, its own hash and all, as somebody without the key can. */
    void forge() throws IOException {
        SessionFolder folder = SessionFolder.of(data, id());
        grade(folder).write(folder);
    }

    private static LoadedScenario loaded() throws IOException {
        try {
            return ScenarioReader.read(SCENARIO.toString(), Files.readAllBytes(SCENARIO));
        } catch (ScenarioException e) {
            throw new IOException(e);
        }
    }

    private SessionManifest manifest() throws IOException {
        LoadedScenario scenario = loaded();
        return new SessionManifest(
                id(),
                learner,
                scenario.scenario(),
                scenario.sha256(),
                mode,
                Hand.RIGHT,
                "",
                "a test",
                Provenance.HEADSET,
                Pace.LOCKSTEP,
                90,
                1,
                0,
                Engine.VERSION,
                Optional.empty(),
                1_700_000_000_000L + number,
                false);
    }

    /** What another rubric, of this version, makes of the session as it lies there. */
    Proposal.NewGrade proposed(Rulings rulings, RubricDocument rubric) throws IOException {
        SessionFolder folder = SessionFolder.of(data, id());
        String old = rulings.grade(folder).orElseThrow().gradeHash();
        return new Proposal.NewGrade(id(), old, grade(folder, rubric.rubric()));
    }

    /** The shipped rubric with another version number, which makes it another. */
    static RubricDocument rubric(int version) throws IOException {
        Rubric shipped = loaded().scenario().rubric();
        return RubricDocument.of(new Rubric(
                shipped.id(),
                version,
                shipped.cutoffSeconds(),
                shipped.secondsPerError(),
                shipped.secondsPerErrorSource(),
                shipped.proficiencySeconds(),
                shipped.proficiencySource(),
                shipped.penalised(),
                shipped.gates(),
                shipped.minCoverage()));
    }

    private GradeDocument grade(SessionFolder folder) throws IOException {
        return grade(folder, loaded().scenario().rubric());
    }

    private GradeDocument grade(SessionFolder folder, Rubric rubric) throws IOException {
        return GradeDocument.of(new Grade(
                id(),
                Engine.VERSION,
                TASK,
                2,
                loaded().sha256(),
                rubric.id(),
                rubric.version(),
                RubricDocument.of(rubric).sha256(),
                folder.manifestSha256(),
                folder.read().summary().orElseThrow().journalSha256(),
                4_000,
                mode,
                Provenance.HEADSET,
                Optional.of(EndReason.TASK_FINISHED),
                true,
                verdict,
                score(rubric),
                lowConfidence,
                List.of("for a test"),
                12,
                values(),
                errors,
                Optional.empty(),
                List.of()));
    }

    private OptionalDouble score(Rubric rubric) {
        double points = rubric.cutoffSeconds() - TASK_SECONDS - errors.size() * rubric.secondsPerError();
        return verdict == Verdict.NOT_GRADABLE ? OptionalDouble.empty() : OptionalDouble.of(points);
    }

    private List<Grade.Value> values() {
        List<Grade.Value> values = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            values.add(new Grade.Value(metric, value(metric), ""));
        }
        return values;
    }

    private double value(Metric metric) {
        if (metric == Metric.TASK_TIME) {
            return TASK_SECONDS;
        }
        return metric == Metric.DROPS_OUT_OF_VIEW ? errors.size() : 0;
    }
}
