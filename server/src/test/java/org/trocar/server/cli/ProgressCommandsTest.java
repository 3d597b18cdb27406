package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Verdict;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scoring.Metric;
import org.trocar.core.session.Provenance;
import org.trocar.server.RecordedSessions;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.FolderSeal;
import org.trocar.telemetry.rulings.Proposal;
import org.trocar.telemetry.rulings.Registrar;

/** Progress, ratings and rulings on errors: as an educator uses them. */
class ProgressCommandsTest {
    @TempDir
    private Path data;

    private String id;
    private SessionFolder folder;
    private String learner;

    @BeforeEach
    void record() throws IOException {
        folder = RecordedSessions.golden(data, "engine-1-scripted");
        id = folder.path().getFileName().toString();
        learner = folder.read().manifest().orElseThrow().learner();
    }

    private Said run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data", data.toString()));
        return Said.by(all.toArray(String[]::new));
    }

    /** The recorded run as a person's assessment, another time. */
    private String assessment(int number, Verdict verdict, boolean suspectedDrop) throws IOException {
        return assessment(Provenance.HEADSET, number, verdict, suspectedDrop);
    }

    private String assessment(Provenance provenance, int number, Verdict verdict, boolean suspectedDrop)
            throws IOException {
        String other = String.format("0190ffff-0000-7000-8000-%012d", number);
        SessionFolder copy = SessionFolder.of(data, other);
        for (String file : List.of("manifest.json", "journal.json", "scenario/peg-transfer.yaml")) {
            Path target = copy.path().resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(
                    target,
                    Files.readString(folder.path().resolve(file))
                            .replace(id, other)
                            .replace("\"mode\" : \"" + mode() + "\"", "\"mode\" : \"ASSESSMENT\"")
                            .replace("\"SCRIPTED\"", "\"" + provenance + "\""));
        }
        Files.write(copy.scenario("peg-transfer.yaml"), Files.readAllBytes(folder.scenario("peg-transfer.yaml")));
        Files.createDirectories(copy.queue());
        try (Stream<Path> files = Files.list(folder.queue())) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.queue().resolve(file.getFileName()));
            }
        }
        GradeDocument.of(grade(other, provenance, verdict, suspectedDrop)).write(copy);
        return other;
    }

    /** The file is longer than what was written. */
    private static int used(byte[] bytes) {
        int length = bytes.length;
        while (bytes[length - 1] == 0) {
            length--;
        }
        return length;
    }

    private static Path largest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private String mode() {
        return folder.read().manifest().orElseThrow().mode().name();
    }

    private Grade grade(String session, Provenance provenance, Verdict verdict, boolean suspectedDrop)
            throws IOException {
        Grade of = GradeDocument.read(folder).orElseThrow().grade();
        List<Grade.ErrorEntry> errors = suspectedDrop
                ? List.of(new Grade.ErrorEntry(
                        ErrorKind.DROP_OUT_OF_VIEW, 900, 10, java.util.Optional.of(Hand.LEFT), 2, 0, 0, 0, true))
                : List.of();
        List<Grade.Value> values = of.values().stream()
                .map(value -> value.metric() == Metric.TASK_TIME
                        ? new Grade.Value(Metric.TASK_TIME, 40, "")
                        : value.metric().error().isPresent()
                                ? new Grade.Value(
                                        value.metric(),
                                        errors.stream()
                                                .filter(error -> error.kind()
                                                        == value.metric()
                                                                .error()
                                                                .get())
                                                .count(),
                                        "")
                                : value)
                .toList();
        return new Grade(
                session,
                of.engine(),
                of.scenarioId(),
                of.scenarioVersion(),
                of.scenarioSha256(),
                of.rubricId(),
                of.rubricVersion(),
                of.rubricSha256(),
                SessionFolder.of(data, session).manifestSha256(),
                of.journalSha256(),
                of.lastTick(),
                Mode.ASSESSMENT,
                provenance,
                of.endReason(),
                of.calibrated(),
                verdict,
                java.util.OptionalDouble.of(260 - 10 * errors.size()),
                false,
                List.of("for a test"),
                of.transfersTotal(),
                values,
                errors,
                of.technique(),
                of.judgements());
    }

    private String progress() {
        Said said = run("progress", learner);
        assertEquals(0, said.exit(), said.err());
        return said.out();
    }

    private JsonNode task() throws IOException {
        Said said = run("progress", learner, "--task", "peg-transfer", "--json");
        assertEquals(0, said.exit(), said.err());
        return said.json().get("tasks").get(0);
    }

    @Test
    void seventeenPassesAreDrawnAndSaidInPlainWords() throws IOException {
        for (int i = 1; i <= 17; i++) {
            assessment(i, Verdict.PASS, false);
        }
        String said = progress();
        String inOneLine = said.replaceAll("\\s+", " ");
        assertTrue(inOneLine.contains("at attempt 17, and it has held since"), said);
        assertTrue(inOneLine.contains("not a certificate of competence"), said);
        assertTrue(said.contains("ooooooooooooooooo"), said);
        assertTrue(said.lines().allMatch(line -> line.length() <= 80), said);
        assertEquals("competent", task().get("conclusion").textValue());
        assertEquals(17, task().get("competent_at").intValue());
        assertEquals(1, task().get("excluded").get("scripted").intValue(), "the golden run");
    }

    @Test
    void recordingsCountOnlyWhenAskedForAndScriptsNever() throws IOException {
        assessment(Provenance.RECORDING, 1, Verdict.PASS, false);
        assertEquals(0, task().get("attempts_counted").intValue());
        assertEquals(1, task().get("excluded").get("recording").intValue());
        assertTrue(progress().contains("(played from a recording)"), progress());
        JsonNode tried = run("progress", learner, "--include-recordings", "--json")
                .json()
                .get("tasks")
                .get(0);
        assertEquals(1, tried.get("attempts_counted").intValue());
        assertEquals(1, tried.get("excluded").get("scripted").intValue());
        assertTrue(tried.get("words").toString().contains("came from recordings"), tried.toString());
    }

    @Test
    void aVoidAttemptIsLeftOutAndCountsAgainWhenThatIsUndone() throws IOException {
        String one = assessment(1, Verdict.PASS, false);
        assertEquals(1, task().get("attempts_counted").intValue());
        run("void", one, "--by", "educator-1", "--reason", "a fire drill");
        assertEquals(0, task().get("attempts_counted").intValue());
        assertEquals(1, task().get("excluded").get("void").intValue());
        run("void", one, "--undo", "--by", "educator-1", "--reason", "the wrong one");
        assertEquals(1, task().get("attempts_counted").intValue());
    }

    @Test
    void aRulingOnAnErrorIsShownBesideTheGradeAndCountsInProgress() throws IOException {
        String one = assessment(1, Verdict.UNDECIDED, true);
        assertEquals(1, task().get("excluded").get("undecided").intValue());
        String grade = Files.readString(SessionFolder.of(data, one).path().resolve("grade.json"));

        Said ruled = run(
                "rule",
                one,
                "--error",
                "1",
                "--tracker",
                "--by",
                "educator-1",
                "--reason",
                "covered by the arm",
                "--json");
        assertEquals(0, ruled.exit(), ruled.err());
        assertEquals("pass", ruled.json().get("effective").get("verdict").textValue());
        assertEquals(260, ruled.json().get("effective").get("score").doubleValue());
        assertEquals(1, task().get("attempts_counted").intValue());
        String shown = run("grade", one).out();
        assertTrue(shown.contains("undecided, 250.0 points"), shown);
        assertTrue(shown.contains("was the tracker's: ruling 1 by educator-1"), shown);
        assertTrue(shown.contains("with rulings: pass, 260.0 points"), shown);
        assertEquals(grade, Files.readString(SessionFolder.of(data, one).path().resolve("grade.json")));

        run("rule", one, "--error", "1", "--trainee", "--by", "educator-2", "--reason", "seen on the video");
        assertEquals(
                "fail",
                run("grade", one, "--json")
                        .json()
                        .get("effective")
                        .get("verdict")
                        .textValue());
    }

    @Test
    void aVerdictLeftToAPersonIsSettledAndShownEverywhere() throws IOException {
        String one = assessment(1, Verdict.UNDECIDED, false);
        assertEquals(1, task().get("excluded").get("undecided").intValue());
        Said ruled = run("rule", one, "--verdict", "pass", "--by", "educator-1", "--reason", "a fire drill", "--json");
        assertEquals(0, ruled.exit(), ruled.err());
        assertEquals("pass", ruled.json().get("effective").get("verdict").textValue());
        String shown = run("grade", one).out();
        assertTrue(shown.contains("its verdict, which was left to a person, is pass: ruling 1 by educator-1"), shown);
        assertTrue(shown.contains("with rulings: pass, 260.0 points"), shown);
        assertTrue(shown.contains("by ruling of educator-1: a fire drill"), shown);
        assertEquals(1, task().get("attempts_counted").intValue());
        assertTrue(
                run("sessions").out().contains("closed ruled"), run("sessions").out());

        assertEquals(0, run("report", one).exit());
        String page = Files.readString(data.resolve("reports").resolve(one + ".html"));
        assertTrue(page.contains("Pass, by ruling"), page);
        assertTrue(page.contains("The verdict: pass, ruling 1 by educator-1 on "), page);
        assertTrue(page.contains("By itself it is undecided with 260"), page);
        assertTrue(page.contains("Nobody signed this session"), page);
    }

    @Test
    void aVerdictRulingIsSaidToApplyNoLongerOnceAnotherGradeCounts() throws IOException {
        String one = assessment(1, Verdict.UNDECIDED, false);
        run("rule", one, "--verdict", "pass", "--by", "educator-1", "--reason", "a fire drill");
        assertTrue(run("grade", one, "--json")
                .json()
                .at("/standing/on_verdict/applies")
                .booleanValue());
        adopt(one, Verdict.FAIL);
        String shown = run("grade", one).out();
        assertTrue(shown.contains("no longer applies, because it is of another grade than counts now"), shown);
        assertFalse(shown.contains("which was left to a person"), shown);
        JsonNode standing = run("grade", one, "--json").json().get("standing");
        assertEquals("pass", standing.at("/on_verdict/verdict").textValue());
        assertFalse(standing.at("/on_verdict/applies").booleanValue());
    }

    private void adopt(String session, Verdict verdict) throws IOException {
        String old = GradeDocument.read(SessionFolder.of(data, session))
                .orElseThrow()
                .gradeHash();
        Rubric rubric = ScenarioLibrary.of(Path.of("../scenarios"))
                .scenarios()
                .get(0)
                .scenario()
                .rubric();
        GradeDocument grade = GradeDocument.of(grade(session, Provenance.HEADSET, verdict, false));
        Proposal proposal = new Proposal(
                RubricDocument.of(rubric),
                1,
                "00".repeat(32),
                Map.of(),
                List.of(new Proposal.NewGrade(session, old, grade)));
        new Registrar(data, Clock.systemUTC()).adopt(proposal, "the tutor", "a test");
    }

    @Test
    void aReportShowsWhatARulingOnAnErrorMakesOfTheGrade() throws IOException {
        String one = assessment(1, Verdict.UNDECIDED, true);
        run("rule", one, "--error", "1", "--tracker", "--by", "educator-1", "--reason", "covered by the arm");
        assertEquals(0, run("report", one).exit());
        String page = Files.readString(data.resolve("reports").resolve(one + ".html"));
        assertTrue(page.contains("Pass, by ruling"), page);
        assertTrue(page.contains("the tracker’s, ruling 1 by educator-1"), page);
        assertTrue(page.contains("covered by the arm"), page);
        assertTrue(page.contains("<b>260"), "the score without the error");
    }

    @Test
    void aVerdictAndAnErrorAreNotRuledOnAtOnce() throws IOException {
        String one = assessment(1, Verdict.UNDECIDED, true);
        for (String options :
                List.of("", "--verdict pass --error 1 --tracker", "--verdict pass --tracker", "--verdict maybe")) {
            List<String> args = new ArrayList<>(List.of("rule", one, "--by", "educator-1", "--reason", "x"));
            args.addAll(List.of(options.split(" ")));
            args.removeIf(String::isEmpty);
            assertEquals(2, run(args.toArray(String[]::new)).exit(), options);
        }
        Said decided =
                run("rule", assessment(2, Verdict.PASS, false), "--verdict", "fail", "--by", "a", "--reason", "b");
        assertEquals(1, decided.exit());
        assertTrue(decided.err().contains("nothing about that is open"), decided.err());
    }

    @Test
    void aGradeThatNobodySignedSaysSo() throws IOException {
        assertTrue(
                run("grade", id).out().contains("signed by nobody"),
                run("grade", id).out());
        assertTrue(run("grade", id, "--json").json().get("signed_by").isNull());
    }

    @Test
    void aForgedGradeIsShownByNobodyAndCountedByNobody() throws IOException {
        String one = assessment(1, Verdict.FAIL, false);
        SessionFolder copy = SessionFolder.of(data, one);
        FolderSeal.seal(copy, ServerKey.of(data));
        assertEquals(1, task().get("attempts_counted").intValue());
        GradeDocument.of(grade(one, Provenance.HEADSET, Verdict.PASS, false)).write(copy);
        for (String command : List.of("grade", "report")) {
            Said said = run(command, one);
            assertEquals(1, said.exit(), command);
            assertTrue(said.err().contains("grade.json is not as it was signed"), said.err());
            assertTrue(said.err().contains("trocar verify"), said.err());
        }
        assertEquals(0, task().get("attempts_counted").intValue());
        assertEquals(1, task().get("excluded").get("altered").intValue());
        assertTrue(
                progress().replaceAll("\\s+", " ").contains(one + " is not to be believed: grade.json is not as"),
                progress());
    }

    @Test
    void aDamagedJournalIsSaidLoudlyByGradeAndExplainAndExcludedFromProgress() throws IOException {
        String one = assessment(1, Verdict.PASS, false);
        assertEquals(0, run("grade", one).exit());
        assertEquals(1, task().get("attempts_counted").intValue());
        Path queue = largest(SessionFolder.of(data, one).queue());
        byte[] bytes = Files.readAllBytes(queue);
        bytes[used(bytes) / 2] ^= 1;
        Files.write(queue, bytes);
        Said grade = run("grade", one);
        assertEquals(1, grade.exit(), grade.out());
        assertTrue(grade.out().contains("DAMAGED since, so that this grade cannot be made anew"), grade.out());
        Said explained = run("grade", one, "--explain");
        assertEquals(1, explained.exit(), explained.out());
        assertFalse(explained.out().isEmpty());
        assertEquals(1, task().get("excluded").get("altered").intValue());
    }

    @Test
    void aRulingThatMakesNoSenseIsRefused() throws IOException {
        String one = assessment(1, Verdict.UNDECIDED, true);
        Said none = run("rule", one, "--error", "2", "--tracker", "--by", "educator-1", "--reason", "why not");
        assertEquals(1, none.exit());
        assertTrue(none.err().contains("there is no error 2 that is marked"), none.err());
        assertEquals(
                2,
                run("rule", one, "--error", "1", "--by", "educator-1", "--reason", "x")
                        .exit(),
                "whose?");
    }

    @Test
    void theLogCanBeMadeAnewWhateverBecameOfIt() throws IOException {
        assessment(1, Verdict.PASS, false);
        Files.writeString(data.resolve("progress.db"), "no database at all ".repeat(100), StandardCharsets.UTF_8);
        Said broken = run("progress", learner);
        assertEquals(1, broken.exit());
        assertTrue(broken.err().contains("trocar progress --rebuild"), broken.err());
        Said rebuilt = run("progress", "--rebuild");
        assertEquals(0, rebuilt.exit(), rebuilt.err());
        assertTrue(rebuilt.out().contains("2 attempts are in the log"), rebuilt.out());
        assertTrue(progress().contains("1 attempt counts; nothing is concluded"), progress());
    }

    @Test
    void nobodysProgressIsSaidToBeNobodys() {
        Said said = run("progress", "learner-unknown");
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("there is no graded attempt of \"learner-unknown\""), said.err());
        assertEquals(2, run("progress").exit());
    }

    @Test
    void anErasedLearnerIsGoneFromTheLog() throws IOException {
        progress();
        Said erased = run("erase", learner, "--by", "educator-1", "--reason", "asked to", "--yes");
        assertTrue(erased.out().contains("the log of attempts forgot 1 of the learner's"), erased.out());
        assertEquals(1, run("progress", learner).exit());
        assertFalse(Files.readString(data.resolve("progress.db"), StandardCharsets.ISO_8859_1)
                .contains(learner));
    }

    private Said rate(String session, String rater, int... points) {
        List<String> args = new ArrayList<>(List.of("rate", session, "--scale", "goals", "--rater", rater));
        List<String> domains =
                List.of("depth_perception", "bimanual_dexterity", "efficiency", "tissue_handling", "autonomy");
        for (int i = 0; i < points.length; i++) {
            args.addAll(List.of("--domain", domains.get(i) + "=" + points[i]));
        }
        return run(args.toArray(String[]::new));
    }

    @Test
    void aRatingIsShownUnderItsOwnHeadingAndTheGradeStays() throws IOException {
        String hash = run("grade", id, "--json").json().get("grade_hash").textValue();
        Said said = rate(id, "rater-1", 4, 4, 3, 5, 4);
        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("goals 20 of 25 by rater-1"), said.out());
        JsonNode grade = run("grade", id, "--json").json();
        assertEquals(hash, grade.get("grade_hash").textValue());
        assertEquals(20, grade.get("ratings").get(0).get("total").intValue());
        assertTrue(run("grade", id).out().contains("ratings by people, no part of the grade:"));
        rate(id, "rater-1", 1, 1, 1, 1, 1);
        assertEquals(1, run("grade", id, "--json").json().get("ratings").size(), "who rates again changes their mind");
    }

    @Test
    void aRatingThatIsNoneIsRefusedWithEverythingThatIsWrong() {
        Said said = rate(id, "rater-1", 4, 9);
        assertEquals(2, said.exit());
        assertTrue(said.err().contains("bimanual_dexterity is 9; give 1 to 5"), said.err());
        assertTrue(said.err().contains("autonomy is missing"), said.err());
        assertTrue(
                run("rate", "--scales").out().contains("osats         7 to 35"),
                run("rate", "--scales").out());
    }

    @Test
    void aRatingThatWasChangedCountsForNothing() throws IOException {
        rate(id, "rater-1", 4, 4, 3, 5, 4);
        Path statement = data.resolve("ratings").resolve(id).resolve("000001.json");
        Files.writeString(statement, Files.readString(statement).replace("3", "5"));
        Said said = run("grade", id, "--json");
        assertEquals(0, said.json().get("ratings").size());
        assertTrue(said.err().contains("not as it was signed"), said.err());
    }

    @Test
    void aRatingThatWasTakenAwayIsMissedByGradeAndVerify() throws IOException {
        for (String rater : List.of("rater-1", "rater-2", "rater-3")) {
            rate(id, rater, 4, 4, 3, 5, 4);
        }
        assertEquals(0, run("verify", id).exit(), run("verify", id).err());
        Path ratings = data.resolve("ratings").resolve(id);
        Files.delete(ratings.resolve("000002.json"));
        Files.delete(ratings.resolve("000002.json.sig"));
        assertTrue(
                run("grade", id).err().contains("000002.json is missing"),
                run("grade", id).err());
        Said verified = run("verify", id);
        assertEquals(1, verified.exit());
        assertTrue(verified.out().contains("ratings altered: "), verified.out());
        assertEquals(
                2,
                run("verify", id, "--json").json().get("ratings").intValue(),
                "the others are what their raters gave");
        Files.move(ratings.resolve("000003.json"), ratings.resolve("000002.json"));
        Files.move(ratings.resolve("000003.json.sig"), ratings.resolve("000002.json.sig"));
        assertTrue(
                run("grade", id).err().contains("does not follow the rating before it"),
                run("grade", id).err());
    }

    @Test
    void aRatingOfAnotherRecordingCountsForNothing() throws IOException {
        rate(id, "rater-1", 4, 4, 3, 5, 4);
        Path summary = folder.path().resolve("journal.json");
        String hash = folder.read().summary().orElseThrow().journalSha256();
        Files.writeString(summary, Files.readString(summary).replace(hash, "ab".repeat(32)));
        Said said = run("verify", id, "--json");
        assertEquals(0, said.json().get("ratings").intValue());
        assertTrue(said.json()
                .get("ratings_problems")
                .get(0)
                .textValue()
                .contains("it is of the journal with hash " + hash));
    }

    @Test
    void anErasedLearnersRatingsLeaveNoEmptyFolder() throws IOException {
        rate(id, "rater-1", 4, 4, 3, 5, 4);
        run("erase", learner, "--by", "educator-1", "--reason", "asked to", "--yes");
        assertFalse(Files.exists(data.resolve("ratings").resolve(id)));
    }

    @Test
    void agreementIsOverTheSessionsThatAllRated() throws IOException {
        String one = assessment(1, Verdict.PASS, false);
        String two = assessment(2, Verdict.PASS, false);
        rate(id, "rater-1", 1, 1, 1, 1, 1);
        rate(id, "rater-2", 2, 1, 1, 1, 1);
        rate(one, "rater-1", 5, 5, 5, 5, 5);
        rate(one, "rater-2", 5, 5, 5, 5, 4);
        rate(two, "rater-1", 3, 3, 3, 3, 3);
        JsonNode said = run("rate", "--agreement", "--scale", "goals", "--json").json();
        assertEquals(2, said.get("n_sessions").intValue());
        assertEquals(2, said.get("k_raters").intValue());
        assertTrue(said.get("icc_2_1").doubleValue() > 0.99);
        assertTrue(said.get("icc_2_1_low").doubleValue() < 0.97, said.toString());
        assertTrue(said.get("caution").textValue().contains("fewer than 30 sessions"), said.toString());
        assertEquals(
                two + " was not rated by rater-2", said.get("left_out").get(0).textValue());
        Said alone = run("rate", "--agreement", "--scale", "goals", "--rater", "rater-1");
        assertEquals(1, alone.exit());
        assertTrue(alone.out().contains("the same two people rated"), alone.out());
    }
}
