package org.trocar.telemetry.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.grade.Blame;
import org.trocar.core.grade.Verdict;
import org.trocar.core.progress.Exclusion;
import org.trocar.core.progress.LoggedAttempt;
import org.trocar.core.progress.LoggedAttempt.Signer;
import org.trocar.core.progress.Progress;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.Engine;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.FolderSeal;
import org.trocar.telemetry.rulings.Proposal;
import org.trocar.telemetry.rulings.Refusal;
import org.trocar.telemetry.rulings.Registrar;
import org.trocar.telemetry.rulings.Rulings;

@Tag("long")
class AttemptsLogTest {
    @TempDir
    private Path data;

    private AttemptsLog log() {
        return new AttemptsLog(data);
    }

    private GradedSession session(int number) {
        return new GradedSession(data, number);
    }

    private Registrar registrar() {
        return new Registrar(data, Clock.systemUTC());
    }

    private List<LoggedAttempt> refreshed() throws IOException {
        log().refresh();
        return log().attempts();
    }

    @Test
    void aSessionIsLoggedWithWhatItsGradeSays() throws IOException {
        log().add(session(1).closed());
        LoggedAttempt attempt = log().attempts().get(0);
        assertEquals(session(1).id(), attempt.session());
        assertEquals(Verdict.PASS, attempt.verdict());
        assertEquals(260, attempt.score().getAsDouble());
        assertEquals(0, attempt.guidedShare());
        assertEquals(new LoggedAttempt.Asked(2, 10), attempt.repetitions().orElseThrow());
        assertEquals(new Refreshed(0, 0, List.of()), log().refresh());
    }

    @Test
    void whoeverReadsMakesUpForWhatNobodyLogged() throws IOException {
        session(1).closed();
        session(2).in(Mode.PRACTICE).closed();
        session(3).ungraded();
        assertEquals(2, log().refresh().written());
        assertEquals(1, log().attempts().get(1).guidedShare());
        assertEquals(
                2, log().progress("learner-1", GradedSession.TASK).attempts().size());
    }

    @Test
    void aSessionThatWasTakenAwayBeforeItCouldBeLoggedIsNoFailure() throws IOException {
        SessionFolder folder = session(1).closed();
        Files.move(folder.path(), data.resolve("leaving"));
        log().add(folder);
        assertEquals(List.of(), log().attempts());
    }

    @Test
    void theLogIsReadWhileSessionsAreTakenAway() throws Exception {
        Path leaving = Files.createDirectories(data.resolve("leaving"));
        List<Path> sessions = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            sessions.add(session(i).closed().path());
        }
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> comeAndGo = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                sessions.forEach(session -> move(session, leaving.resolve(session.getFileName())));
                sessions.forEach(session -> bringBack(leaving.resolve(session.getFileName()), session));
            }
        });
        try {
            for (int i = 0; i < 100; i++) {
                log().refresh();
            }
        } finally {
            enough.set(true);
            comeAndGo.join();
        }
        assertEquals(
                List.of("", "", "", "", "", "", "", ""),
                refreshed().stream().map(it -> it.trust().flaw()).toList());
    }

    /** The library of queues makes a folder anew that it opens just as it goes: that is in the way, and nobody's. */
    private static void bringBack(Path from, Path to) {
        while (Files.exists(from)) {
            try {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                empty(to);
            }
        }
    }

    private static void empty(Path folder) {
        try (Stream<Path> left = Files.walk(folder)) {
            left.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // Whoever made it is still at it: once more.
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aVoidSessionIsLoggedAsItStandsNow() throws IOException {
        session(1).closed();
        assertTrue(refreshed().get(0).standing().counts());
        registrar().makeVoid(session(1).id(), "educator-1", "a fire drill");
        assertFalse(refreshed().get(0).standing().counts());
        registrar().undoVoid(session(1).id(), "educator-1", "the wrong one");
        assertTrue(refreshed().get(0).standing().counts());
    }

    @Test
    void anAdoptedGradeIsTheOneThatIsLogged() throws IOException {
        session(1).with(Verdict.FAIL).closed();
        assertEquals(Verdict.FAIL, refreshed().get(0).verdict());
        adopt(data, registrar(), session(1).with(Verdict.PASS), 7);
        LoggedAttempt adopted = refreshed().get(0);
        assertEquals(Verdict.PASS, adopted.verdict());
        assertTrue(adopted.standing().adopted());
        assertEquals(GradedSession.rubric(7).sha256(), adopted.rubricSha256());
        assertTrue(adopted.repetitions().isEmpty(), "that rubric asks for none");
    }

    @Test
    void aRulingOnASuspectedErrorDecidesTheVerdictAndLeavesTheGrade() throws IOException {
        Path folder = session(1).undecidedForASuspectedDrop().closed().path();
        byte[] grade = Files.readAllBytes(folder.resolve("grade.json"));
        assertEquals(Verdict.UNDECIDED, refreshed().get(0).verdict());

        registrar().ruleOnError(session(1).id(), 1, Blame.TRACKER, "educator-1", "the hand was covered");
        LoggedAttempt tracker = refreshed().get(0);
        assertEquals(Verdict.PASS, tracker.verdict());
        assertEquals(260, tracker.score().getAsDouble());
        assertTrue(tracker.standing().ruled());

        registrar().ruleOnError(session(1).id(), 1, Blame.TRAINEE, "educator-2", "seen on the video");
        assertEquals(Verdict.FAIL, refreshed().get(0).verdict());
        assertEquals(0, refreshed().get(0).score().getAsDouble());
        assertEquals(new String(grade, StandardCharsets.UTF_8), Files.readString(folder.resolve("grade.json")));
    }

    @Test
    void aVerdictThatWasLeftToAPersonCountsAsTheySettledIt() throws IOException {
        session(1).with(Verdict.UNDECIDED).closed();
        assertEquals(Exclusion.UNDECIDED, exclusion().orElseThrow());
        registrar().ruleOnVerdict(session(1).id(), Verdict.PASS, "educator-1", "paused for a fire drill");
        LoggedAttempt ruled = refreshed().get(0);
        assertEquals(Verdict.PASS, ruled.verdict());
        assertTrue(ruled.standing().ruled());
        assertTrue(exclusion().isEmpty());
        assertTrue(refusal(Verdict.PASS).contains("is ruled to be pass already"), refusal(Verdict.PASS));
        registrar().ruleOnVerdict(session(1).id(), Verdict.FAIL, "educator-2", "seen on the video");
        assertEquals(Verdict.FAIL, refreshed().get(0).verdict());
    }

    @Test
    void aVerdictRulingHoldsForTheGradeItNamesAlone() throws IOException {
        session(1).with(Verdict.UNDECIDED).closed();
        registrar().ruleOnVerdict(session(1).id(), Verdict.PASS, "educator-1", "paused for a fire drill");
        adopt(data, registrar(), session(1).with(Verdict.UNDECIDED), 7);
        assertEquals(Verdict.UNDECIDED, refreshed().get(0).verdict());
    }

    @Test
    void aVerdictThatHangsOnASuspectedErrorIsNoPassUntilSomebodyRulesOnThat() throws IOException {
        session(1).undecidedForASuspectedDrop().closed();
        assertEquals(
                "its verdict hangs on errors that may be the tracker's and nobody has ruled on: 1;"
                        + " rule on those first (--error N --tracker or --trainee)",
                refusal(Verdict.PASS));
        registrar().ruleOnVerdict(session(1).id(), Verdict.FAIL, "educator-1", "seen on the video");
        assertEquals(Verdict.FAIL, refreshed().get(0).verdict());
        registrar().ruleOnError(session(1).id(), 1, Blame.TRACKER, "educator-1", "the hand was covered");
        assertEquals(Verdict.PASS, refreshed().get(0).verdict());
    }

    @Test
    void aVerdictThatIsDecidedOrCannotBeIsNobodysToRuleOn() throws IOException {
        session(1).with(Verdict.FAIL).closed();
        assertTrue(
                refusal(Verdict.PASS).contains("its verdict is fail and nothing about that is open"),
                refusal(Verdict.PASS));
        remove(data, session(1).id());
        session(1).with(Verdict.NOT_GRADABLE).closed();
        assertTrue(refusal(Verdict.PASS).contains("its verdict is not gradable"), refusal(Verdict.PASS));
        remove(data, session(1).id());
        session(1).with(Verdict.PASS).withLowConfidence().closed();
        assertTrue(refusal(Verdict.FAIL).contains("low confidence is no open verdict"), refusal(Verdict.FAIL));
    }

    private String refusal(Verdict verdict) {
        return assertThrows(
                        Refusal.class,
                        () -> registrar().ruleOnVerdict(session(1).id(), verdict, "educator-1", "a test"))
                .getMessage();
    }

    @Test
    void onlyAnErrorThatIsSuspectedCanBeRuledOn() throws IOException {
        session(1).undecidedForASuspectedDrop().closed();
        session(2).closed();
        Refusal none = assertThrows(
                Refusal.class,
                () -> registrar().ruleOnError(session(1).id(), 2, Blame.TRACKER, "educator-1", "why not"));
        assertTrue(none.getMessage().contains("these are: 1"), none.getMessage());
        Refusal clean = assertThrows(
                Refusal.class,
                () -> registrar().ruleOnError(session(2).id(), 1, Blame.TRACKER, "educator-1", "why not"));
        assertTrue(clean.getMessage().contains("no error of this run is"), clean.getMessage());
    }

    /** Whatever happens in whatever order, the log that grew with it is the log made from the folders. */
    @Test
    void theLogThatGrewIsTheLogThatIsMadeAnew() throws IOException {
        for (int seed = 1; seed <= 5; seed++) {
            Path folder = Files.createDirectories(data.resolve("seed-" + seed));
            AttemptsLog grown = new AttemptsLog(folder);
            happen(folder, grown, new SplittableRandom(seed));
            grown.refresh();
            List<LoggedAttempt> before = grown.attempts();
            grown.rebuild();
            assertEquals(before, grown.attempts(), "seed " + seed);
            assertFalse(before.isEmpty(), "seed " + seed);
        }
    }

    private static void happen(Path folder, AttemptsLog log, SplittableRandom random) throws IOException {
        Registrar registrar = new Registrar(folder, Clock.systemUTC());
        for (int i = 1; i <= 20; i++) {
            GradedSession session = any(new GradedSession(folder, i), random);
            if (random.nextInt(8) == 0) {
                session.ungraded();
            } else if (random.nextBoolean()) {
                log.add(session.closed());
            } else {
                session.closed();
            }
            rule(registrar, new GradedSession(folder, 1 + random.nextInt(i)).id(), random);
            if (random.nextInt(5) == 0) {
                adopt(folder, registrar, any(new GradedSession(folder, i), random), 10 + i);
            }
            if (random.nextInt(4) == 0) {
                log.refresh();
            }
            if (random.nextInt(10) == 0) {
                remove(folder, new GradedSession(folder, 1 + random.nextInt(i)).id());
            }
        }
    }

    private static GradedSession any(GradedSession session, SplittableRandom random) {
        session.of("learner-" + random.nextInt(3))
                .in(Mode.values()[random.nextInt(3)])
                .with(Verdict.values()[random.nextInt(4)]);
        if (random.nextInt(3) == 0) {
            session.undecidedForASuspectedDrop();
        }
        return random.nextInt(5) == 0 ? session.withLowConfidence() : session;
    }

    private static void rule(Registrar registrar, String id, SplittableRandom random) throws IOException {
        try {
            switch (random.nextInt(6)) {
                case 0 -> registrar.makeVoid(id, "educator-1", "a test");
                case 1 -> registrar.undoVoid(id, "educator-1", "a test");
                case 2 -> registrar.ruleOnError(id, 1, Blame.TRACKER, "educator-1", "a test");
                case 3 -> registrar.ruleOnError(id, 1, Blame.TRAINEE, "educator-1", "a test");
                case 4 -> registrar.ruleOnVerdict(id, Verdict.PASS, "educator-1", "a test");
                default -> {}
            }
        } catch (Refusal e) {
            assertFalse(e.getMessage().isEmpty());
        }
    }

    /** A new verdict, by another rubric; nothing where the session has no grade to be replaced. */
    private static void adopt(Path folder, Registrar registrar, GradedSession session, int version) throws IOException {
        Rulings rulings = Rulings.read(folder);
        if (rulings.grade(SessionFolder.of(folder, session.id())).isPresent()) {
            RubricDocument rubric = GradedSession.rubric(version);
            Proposal proposal = new Proposal(
                    rubric, Engine.VERSION, "00".repeat(32), Map.of(), List.of(session.proposed(rulings, rubric)));
            registrar.adopt(proposal, "educator-1", "a test");
        }
    }

    private static void remove(Path folder, String id) throws IOException {
        Path session = folder.resolve("sessions").resolve(id);
        if (!Files.exists(session)) {
            return;
        }
        try (Stream<Path> files = Files.walk(session)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aLogOfAnOlderSchemaIsMadeAnew() throws Exception {
        session(1).closed();
        refreshed();
        execute("PRAGMA user_version = 0");
        execute("ALTER TABLE attempts DROP COLUMN guided_share");
        assertEquals(1, refreshed().size());
    }

    @Test
    void aLogOfANewerSchemaIsLeftAloneAndTheRemedyIsNamed() throws Exception {
        refreshed();
        execute("PRAGMA user_version = 99");
        String said = assertThrows(IOException.class, () -> log().refresh()).getMessage();
        assertTrue(said.contains("has schema 99") && said.contains("remove the file"), said);
    }

    private void execute(String command) throws SQLException {
        try (Connection direct = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(LogFile.NAME));
                Statement statement = direct.createStatement()) {
            statement.execute(command);
        }
    }

    @Test
    void aLogThatIsNoLogIsNamedAndRebuiltWhenAsked() throws IOException {
        session(1).closed();
        Files.writeString(
                data.resolve(LogFile.NAME), "this is no database at all, and long enough to be looked at".repeat(50));
        String said = assertThrows(IOException.class, () -> log().refresh()).getMessage();
        assertTrue(said.contains("--rebuild"), said);
        assertEquals(1, log().rebuild().written());
        assertEquals(1, log().attempts().size());
    }

    @Test
    void aForgottenLearnersPseudonymIsNowhereInTheFile() throws IOException {
        for (int i = 1; i <= 20; i++) {
            session(i).of(i % 2 == 0 ? "learner-forgotten" : "learner-1").closed();
        }
        refreshed();
        assertTrue(bytesOfLog().contains("learner-forgotten"));
        assertEquals(10, log().forget("learner-forgotten"));
        assertFalse(bytesOfLog().contains("learner-forgotten"));
        assertEquals(10, log().attempts().size());
    }

    private String bytesOfLog() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void aSessionThatCannotBeReadIsNamedAndHidesNoOther() throws IOException {
        session(1).closed();
        Path broken = session(2).closed().path();
        Files.writeString(broken.resolve("manifest.json"), "{}");
        Refreshed refreshed = log().refresh();
        assertEquals(1, refreshed.written());
        assertTrue(
                refreshed.leftOut().get(0).contains("manifest.json cannot be read"),
                refreshed.leftOut().toString());
    }

    private Optional<Exclusion> exclusion() throws IOException {
        LoggedAttempt first = refreshed().get(0);
        return Progress.of(first.learner(), first.scenario(), List.of(first)).exclusion(first);
    }

    private String flaw() throws IOException {
        return refreshed().get(0).trust().flaw();
    }

    @Test
    void aForgedGradeIsNotBelievedAlsoWhenItsTrueOneWasLogged() throws IOException {
        session(1).with(Verdict.FAIL).sealed();
        assertEquals("", flaw());
        session(1).with(Verdict.PASS).forge();
        assertEquals("grade.json is not as it was signed: the document or its signature was changed", flaw());
        assertEquals(Exclusion.ALTERED, exclusion().orElseThrow());
        log().rebuild();
        assertEquals(Exclusion.ALTERED, exclusion().orElseThrow());
        session(1).with(Verdict.FAIL).forge();
        assertEquals("", flaw(), "the true one was put back");
    }

    /** Turns the bits of a byte in the middle of what was written. */
    private static void damage(Path queue) throws IOException {
        byte[] bytes = Files.readAllBytes(queue);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        bytes[end - 100] = (byte) ~bytes[end - 100];
        Files.write(queue, bytes);
    }

    @Test
    void aJournalThatWasDamagedSinceItWasLoggedIsFoundOut() throws IOException {
        SessionFolder folder = session(1).sealed();
        log().add(folder);
        assertEquals("", flaw());
        Path queue;
        try (Stream<Path> files = Files.list(folder.queue())) {
            queue = files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        damage(queue);
        assertTrue(flaw().startsWith("its record is damaged, "), flaw());
        registrar().makeVoid(session(1).id(), "educator-1", "its journal is damaged");
        assertTrue(flaw().startsWith("its record is damaged, "), "also when something else was decided since");
    }

    @Test
    void whoSignedASessionIsLogged() throws IOException {
        session(1).sealed();
        session(2).closed();
        FolderSeal.seal(session(3).closed(), ServerKey.of(data.resolve("elsewhere")));
        assertEquals(
                List.of(Signer.OWN, Signer.NOBODY, Signer.OTHER),
                refreshed().stream().map(attempt -> attempt.trust().signer()).toList());
    }

    @Test
    void manyAtOnceBeginAndFillTheSameLog() throws Exception {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            var folder = session(i).closed();
            all.add(CompletableFuture.runAsync(() -> {
                try {
                    log().add(folder);
                    log().refresh();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
        for (CompletableFuture<Void> one : all) {
            one.get();
        }
        assertEquals(8, log().attempts().size());
    }

    @Test
    void seventeenPassesInTheLogAreCompetence() throws IOException {
        for (int i = 1; i <= 17; i++) {
            session(i).closed();
        }
        log().refresh();
        Progress progress = log().progress("learner-1", GradedSession.TASK);
        assertEquals(Progress.Conclusion.COMPETENT, progress.conclusion());
        assertEquals(1, progress.mastery());
        assertTrue(progress.repetitions().orElseThrow().done());
    }
}
