package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Rubric;
import org.trocar.telemetry.archive.ArchiveRegrade;
import org.trocar.telemetry.archive.LeftOut;
import org.trocar.telemetry.archive.Move;
import org.trocar.telemetry.archive.Report;
import org.trocar.telemetry.archive.ReportFolder;
import org.trocar.telemetry.archive.ReportText;
import org.trocar.telemetry.archive.SessionFilter;
import org.trocar.telemetry.archive.Speed;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.rulings.Refusal;
import org.trocar.telemetry.rulings.Registrar;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.xrbridge.scripted.Mistake;
import org.trocar.xrbridge.scripted.Script;

/**
 * A rubric tried on an archive: a hundred sessions, or a thousand with {@code -Dtrocar.check.scale=1}, each a session of its own in which
 * one of four people's hands operate again.
 */
@Tag("long")
class ArchiveRegradeTest {
    private static final double SCALE = Double.parseDouble(System.getProperty("trocar.check.scale", "0.1"));
    private static final int SESSIONS = (int) Math.round(1000 * SCALE);
    private static final Clock NOON = Clock.fixed(Instant.parse("2030-01-31T12:00:00Z"), ZoneOffset.UTC);

    /** Slower runs pass than by the shipped rubric; dropping a ring, even in view, fails a run. */
    private static final RubricDocument ON_TRIAL = RubricDocument.of(new Rubric(
            "on-trial",
            1,
            60,
            10,
            "a test",
            25,
            "a test",
            shipped().penalised(),
            List.of(ErrorKind.DROP_OUT_OF_VIEW, ErrorKind.DROP_IN_VIEW),
            0.9));

    @TempDir
    private static Path data;

    @TempDir
    private static Path whole;

    /** Of the whole archive, in {@link #whole}. */
    private static Report reportOfAll;

    @TempDir
    private Path temp;

    /** What becomes of each template's copies under {@link #ON_TRIAL}. */
    private static final Map<String, String> EXPECTED = Map.of(
            "good", "pass pass []",
            "slip", "fail pass [time]",
            "drop", "pass fail [gate:drop_in_view]",
            "waver", "fail fail []");

    private static Rubric shipped() {
        return ScenarioLibrary.of(Path.of("../scenarios"))
                .get("peg-transfer")
                .scenario()
                .rubric();
    }

    @BeforeAll
    static void record() throws Exception {
        Path originals = data.resolve("originals");
        ScenarioLibrary oneRing = RecordedSessions.oneRing(data.resolve("scenarios"));
        Map<String, SessionFolder> templates = new TreeMap<>();
        templates.put("good", operate(originals, oneRing));
        templates.put("slip", operate(originals, oneRing, Mistake.Kind.WRONG_HAND_FIRST));
        templates.put("drop", operate(originals, oneRing, Mistake.Kind.DROP_IN_VIEW));
        templates.put("waver", RecordedSessions.golden(originals, "engine-1-recording"));
        List<String> names = List.copyOf(templates.keySet());
        try (JournalThread journals = new JournalThread((session, cause) -> {})) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            for (int i = 0; i < SESSIONS; i++) {
                String name = names.get(i % names.size());
                RecordedSessions.again(templates.get(name), data, id(i), name, journals, ring);
            }
        }
        reportOfAll = regrade(ON_TRIAL, Speed.QUICK, 2).run(whole, ArchiveRegradeTest::noProgress);
    }

    private static SessionFolder operate(Path originals, ScenarioLibrary scenarios, Mistake.Kind... mistakes)
            throws Exception {
        Script script = Script.good(1)
                .withMistakes(
                        Stream.of(mistakes).map(kind -> new Mistake(kind, 1)).toArray(Mistake[]::new));
        return RecordedSessions.scripted(originals, scenarios, script, RecordedSessions.options());
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "01990000-0000-7000-8000-%012x", number);
    }

    private static ArchiveRegrade regrade(RubricDocument rubric, Speed speed, int threads, String... filters) {
        return new ArchiveRegrade(
                data, rubric, Optional.of("peg-transfer"), SessionFilter.of(List.of(filters)), speed, threads);
    }

    private static void noProgress(long done, long total) {}

    /** Re-grades and dies by itself when half is done: what a child process runs. */
    public static void main(String[] args) throws IOException {
        data = Path.of(args[0]);
        regrade(ON_TRIAL, Speed.QUICK, 2).run(Path.of(args[1]), (done, total) -> {
            if (done == total / 2) {
                Runtime.getRuntime().halt(9);
            }
        });
    }

    @Test
    void theFlipsAreTheExpectedOnesAndNameTheirCriterion() {
        assertEquals(List.of(), reportOfAll.leftOut());
        assertEquals(SESSIONS, reportOfAll.sessions().size());
        for (Move move : reportOfAll.sessions()) {
            assertEquals(
                    EXPECTED.get(move.learner()),
                    move.old().verdict() + " " + move.now().verdict() + " " + move.decisive(),
                    move.learner());
        }
        assertEquals(
                Map.of("fail to pass", SESSIONS / 4, "pass to fail", SESSIONS / 4),
                reportOfAll.summary().flips());
        assertEquals(
                Map.of("time", SESSIONS / 4, "gate:drop_in_view", SESSIONS / 4),
                reportOfAll.summary().criteria());
    }

    @Test
    void scoresThatMoveWhileTheVerdictStaysAreListedTheLargestOnes() throws IOException {
        RubricDocument longer = RubricDocument.of(new Rubric(
                "longer", 1, 90, 10, "a test", 25, "a test", shipped().penalised(), List.of(), 0.9));
        String text = ReportText.of(regrade(longer, Speed.QUICK, 2).run(temp, ArchiveRegradeTest::noProgress));
        List<String> lines = text.lines().toList();
        int head = lines.indexOf("scores that move while the verdict stays, largest first:");
        assertTrue(head > 0, text);
        assertTrue(
                lines.get(head + 1).matches("  [0-9a-f-]+  [a-z]+  pass  [0-9.]+ -> [0-9.]+  \\([+-][0-9.]+\\)"), text);
        assertTrue(lines.get(head + 21).matches("  and [0-9,]+ more, in report.html and report.json"), text);
    }

    @Test
    void theReportDoesNotDependOnTheNumberOfThreads() throws IOException {
        regrade(ON_TRIAL, Speed.QUICK, 1).run(temp, ArchiveRegradeTest::noProgress);
        requireSameReports(temp, whole);
    }

    private static void requireSameReports(Path one, Path two) throws IOException {
        for (String file : List.of("report.json", "report.txt", "report.html")) {
            assertEquals(Files.readString(one.resolve(file)), Files.readString(two.resolve(file)), file);
        }
    }

    @Test
    void aKilledRegradeGoesOnWhereItWas() throws Exception {
        Path folder = temp.resolve("killed");
        assertEquals(9, runInAChildThatDiesHalfWay(folder));
        assertFalse(Files.exists(folder.resolve("report.json")));
        assertThrows(IOException.class, () -> ReportFolder.proposal(folder));
        Path results = folder.resolve("results.jsonl");
        String lastLine = Files.readAllLines(results).get(0);
        Files.writeString(results, lastLine.substring(0, lastLine.length() / 2), StandardOpenOption.APPEND);

        List<Long> toDo = new ArrayList<>();
        regrade(ON_TRIAL, Speed.QUICK, 2).run(folder, (done, total) -> toDo.add(total));
        assertEquals(SESSIONS - SESSIONS / 2, toDo.size());
        requireSameReports(whole, folder);
    }

    private int runInAChildThatDiesHalfWay(Path folder) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(ArchiveRegradeTest.class.getName());
        command.add(data.toString());
        command.add(folder.toString());
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void quickAndFullAgreeOnEverySessionOfAFilter() throws IOException {
        Report verified = regrade(ON_TRIAL, Speed.VERIFIED, 2, id(0), id(1), id(2), id(3))
                .run(temp, ArchiveRegradeTest::noProgress);
        assertEquals(4, verified.sessions().size());
        assertEquals(0, verified.summary().disagreements());
        assertEquals("verified", verified.speed());
    }

    @Test
    void aBrokenSessionIsLeftOutWithTheReasonAndStopsNothing() throws IOException {
        Path other = temp.resolve("data");
        SessionFolder broken = RecordedSessions.golden(other, "engine-1-scripted");
        RecordedSessions.golden(other, "engine-1-recording");
        Files.createDirectories(SessionFolder.sessions(other).resolve("not-a-session"));
        Files.writeString(broken.scenario("peg-transfer.yaml"), "schema: 1\n");
        Report report = new ArchiveRegrade(
                        other, ON_TRIAL, Optional.empty(), SessionFilter.of(List.of()), Speed.QUICK, 2)
                .run(temp.resolve("out"), ArchiveRegradeTest::noProgress);
        assertEquals(1, report.sessions().size());
        assertEquals(2, report.leftOut().size());
        report.leftOut().forEach(out -> assertEquals(LeftOut.Reason.BROKEN, out.reason()));
        Report notForIt = new ArchiveRegrade(
                        other, ON_TRIAL, Optional.of("suturing"), SessionFilter.of(List.of()), Speed.QUICK, 2)
                .run(temp.resolve("out2"), ArchiveRegradeTest::noProgress);
        assertEquals(0, notForIt.sessions().size());
        assertTrue(notForIt.leftOut().stream().anyMatch(out -> out.reason() == LeftOut.Reason.NOT_APPLICABLE));
    }

    @Test
    void aGradeThatItsRecordsDoNotMakeIsRecomputedInFullAndFoundOut() throws IOException {
        Path other = temp.resolve("data");
        SessionFolder folder = RecordedSessions.goldenAgain(temp.resolve("golden"), other, "engine-1-scripted");
        GradeDocument mine = GradeDocument.read(folder).orElseThrow();
        GradeDocument.ofCanonical(mine.canonicalJson().replace("\"ring\":", "\"ring\": "))
                .write(folder);
        Report report = new ArchiveRegrade(
                        other, ON_TRIAL, Optional.empty(), SessionFilter.of(List.of()), Speed.QUICK, 1)
                .run(temp.resolve("out"), ArchiveRegradeTest::noProgress);
        assertEquals(List.of(), report.sessions());
        assertTrue(
                report.leftOut().get(0).why().contains("the grade differs"),
                report.leftOut().toString());
    }

    @Test
    void whatIsAdoptedCountsFromThenOnAndCanBeAdoptedBack() throws IOException {
        Path archive = temp.resolve("data");
        SessionFolder folder = RecordedSessions.goldenAgain(temp.resolve("golden"), archive, "engine-1-scripted");
        String id = folder.path().getFileName().toString();
        byte[] journalBefore = Files.readAllBytes(folder.path().resolve("journal.json"));
        GradeDocument original = GradeDocument.read(folder).orElseThrow();
        Path trial = run(archive, ON_TRIAL, "trial");
        Registrar registrar = new Registrar(archive, NOON);
        registrar.adopt(ReportFolder.proposal(trial), "educator-1", "the board decided");

        GradeDocument counts = Rulings.read(archive).grade(folder).orElseThrow();
        assertEquals(ON_TRIAL.sha256(), counts.grade().rubricSha256());
        assertEquals(Verdict.FAIL, counts.grade().verdict());
        assertEquals(original, GradeDocument.read(folder).orElseThrow());
        assertEquals(new String(journalBefore), Files.readString(folder.path().resolve("journal.json")));
        Refusal twice =
                assertThrows(Refusal.class, () -> registrar.adopt(ReportFolder.proposal(trial), "educator-1", "again"));
        assertTrue(twice.getMessage().contains("re-grade anew"), twice.getMessage());

        Path back = run(archive, RubricDocument.of(own(folder)), "back");
        registrar.adopt(ReportFolder.proposal(back), "educator-1", "an error of ours");
        Rulings after = Rulings.read(archive);
        assertEquals(original.gradeHash(), after.grade(folder).orElseThrow().gradeHash());
        assertEquals(2, after.standing(id).adopted().orElseThrow().number());
    }

    @Test
    void aSessionMadeVoidSinceIsMarkedVoidWhenItsResultIsTakenOver() throws IOException {
        Path archive = temp.resolve("data");
        SessionFolder folder = RecordedSessions.golden(archive, "engine-1-scripted");
        Path out = run(archive, ON_TRIAL, "out");
        new Registrar(archive, NOON)
                .makeVoid(folder.path().getFileName().toString(), "educator-1", "the table was moved");
        run(archive, ON_TRIAL, "out");
        run(archive, ON_TRIAL, "afresh");
        assertTrue(Files.readString(out.resolve("report.json")).contains("\"counts\":false"));
        requireSameReports(temp.resolve("afresh"), out);
    }

    @Test
    void anEarlierReportCannotBeAdoptedWhileItsFolderIsReGradedAnew() throws IOException {
        Path archive = temp.resolve("data");
        RecordedSessions.golden(archive, "engine-1-scripted");
        Path out = run(archive, ON_TRIAL, "out");
        RecordedSessions.golden(archive, "engine-1-recording");
        ArchiveRegrade again =
                new ArchiveRegrade(archive, ON_TRIAL, Optional.empty(), SessionFilter.of(List.of()), Speed.QUICK, 1);
        List<String> refusals = new ArrayList<>();
        assertThrows(
                IllegalStateException.class,
                () -> again.run(out, (done, total) -> {
                    refusals.add(assertThrows(IOException.class, () -> ReportFolder.proposal(out))
                            .getMessage());
                    throw new IllegalStateException("stopped");
                }));
        assertTrue(refusals.get(0).contains("in use by a re-grade"), refusals.get(0));
        String unfinished = assertThrows(IOException.class, () -> ReportFolder.proposal(out))
                .getMessage();
        assertTrue(unfinished.contains("no report.json"), unfinished);
        assertFalse(Files.exists(out.resolve("report.html")));
        assertEquals(
                2, ReportFolder.proposal(run(archive, ON_TRIAL, "out")).grades().size());
    }

    @Test
    void aSessionKilledWithinATickIsReGradedUpToItsLastSeal() throws Exception {
        SessionFolder original =
                RecordedSessions.goldenAgain(temp.resolve("golden"), temp.resolve("original"), "engine-1-recording");
        Path archive = temp.resolve("data");
        SessionFolder killed = RecordedSessions.killedWithinATick(original, archive, 1000);
        Report report = new ArchiveRegrade(
                        archive, ON_TRIAL, Optional.empty(), SessionFilter.of(List.of()), Speed.VERIFIED, 1)
                .run(temp.resolve("out"), ArchiveRegradeTest::noProgress);
        assertEquals(List.of(), report.leftOut());
        assertEquals(0, report.summary().disagreements());
        Regrade regrade = Regrading.of(killed);
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        assertEquals(1000, regrade.ticks());
        assertFalse(regrade.grade().grade().reasons().toString().contains("lost"), "nothing of it was lost");
        assertTrue(regrade.message().contains("interrupted in this tick"), regrade.message());
    }

    private static Rubric own(SessionFolder folder) throws IOException {
        return RecordedManifest.of(folder, folder.read()).scenario().rubric();
    }

    private Path run(Path archive, RubricDocument rubric, String name) throws IOException {
        Path folder = temp.resolve(name);
        new ArchiveRegrade(archive, rubric, Optional.empty(), SessionFilter.of(List.of()), Speed.QUICK, 1)
                .run(folder, ArchiveRegradeTest::noProgress);
        return folder;
    }

    @Test
    void aReportThatWasChangedCannotBeAdopted() throws IOException {
        Path archive = temp.resolve("data");
        RecordedSessions.golden(archive, "engine-1-scripted");
        Path report = run(archive, ON_TRIAL, "report");
        Path json = report.resolve("report.json");
        Files.writeString(json, Files.readString(json).replace("\"fail\"", "\"pass\""));
        assertTrue(assertThrows(IOException.class, () -> ReportFolder.proposal(report))
                .getMessage()
                .contains("was changed"));

        Path results = run(archive, ON_TRIAL, "results").resolve("results.jsonl");
        Files.writeString(results, Files.readString(results).replace("\\\"score\\\":0", "\\\"score\\\":299"));
        assertTrue(assertThrows(IOException.class, () -> ReportFolder.proposal(results.getParent()))
                .getMessage()
                .contains("was changed"));
    }
}
