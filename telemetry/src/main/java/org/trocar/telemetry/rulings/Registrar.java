package org.trocar.telemetry.rulings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trocar.core.grade.Blame;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.RuledGrade;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scenario.Rubric;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;
import org.trocar.telemetry.grade.DisbelievedGrade;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.GradeSubject;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.rulings.Ruling.Decision;

/** Adds rulings to a data folder, one after the other whoever else does. */
public final class Registrar {
    /** The lock on the file is the whole process's, and is refused to its second thread. */
    private static final Object IN_THIS_PROCESS = new Object();

    private final Path data;
    private final Clock calendar;

    public Registrar(Path data, Clock calendar) {
        this.data = data;
        this.calendar = calendar;
    }

    /** Writes what is kept beside a statement. */
    @FunctionalInterface
    private interface Evidence {
        void keepBeside(Path statement) throws IOException;
    }

    /** Decides with all earlier rulings at hand, or refuses by throwing. */
    @FunctionalInterface
    private interface Deciding {
        Decision decide(Rulings soFar) throws IOException;
    }

    /**
     * Makes a session void.
     *
     * @throws Refusal when it is void already, or the data folder has no such session
     */
    public Registered makeVoid(String sessionId, String by, String reason) throws IOException {
        return add(by, reason, Registrar::nothing, soFar -> {
            if (!SessionFolder.of(data, sessionId).begun()) {
                throw new Refusal("there is no session " + sessionId + " in " + data + ", so it cannot be made void");
            }
            if (!soFar.standing(sessionId).counts()) {
                throw new Refusal("session " + sessionId + " is void already; see ruling "
                        + soFar.standing(sessionId).voided().get().number());
            }
            return new Ruling.Voiding(sessionId);
        });
    }

    /**
     * Makes a void session count again.
     *
     * @throws Refusal when it is not void
     */
    public Registered undoVoid(String sessionId, String by, String reason) throws IOException {
        return add(by, reason, Registrar::nothing, soFar -> {
            if (soFar.standing(sessionId).counts()) {
                throw new Refusal("session " + sessionId + " is not void, so there is nothing to undo");
            }
            return new Ruling.Unvoiding(sessionId);
        });
    }

    /**
     * Marks a session as one to be kept, however old it grows.
     *
     * @throws Refusal when it is marked already, or the data folder has no such session
     */
    public Registered mark(String sessionId, String by, String reason) throws IOException {
        return add(by, reason, Registrar::nothing, soFar -> {
            if (!SessionFolder.of(data, sessionId).begun()) {
                throw new Refusal("there is no session " + sessionId + " in " + data + ", so it cannot be marked");
            }
            if (soFar.mark(sessionId).isPresent()) {
                throw new Refusal("session " + sessionId + " is marked already; see ruling "
                        + soFar.mark(sessionId).get().number());
            }
            return new Ruling.Marking(sessionId);
        });
    }

    /**
     * Takes a session's mark away.
     *
     * @throws Refusal when it has none
     */
    public Registered undoMark(String sessionId, String by, String reason) throws IOException {
        return add(by, reason, Registrar::nothing, soFar -> {
            if (soFar.mark(sessionId).isEmpty()) {
                throw new Refusal("session " + sessionId + " is not marked, so there is nothing to undo");
            }
            return new Ruling.Unmarking(sessionId);
        });
    }

    /**
     * Settles whose an error was that is marked as possibly the tracker's. The grade stays as it is. A later ruling on the same error takes
     * the place of an earlier.
     *
     * @param number of the error in the grade that counts, from 1
     * @throws Refusal when the session has no grade or it no such error, or nothing about that error is open
     */
    public Registered ruleOnError(String sessionId, int number, Blame blame, String by, String reason)
            throws IOException {
        return add(by, reason, Registrar::nothing, soFar -> {
            Grade grade = soFar.grade(SessionFolder.of(data, sessionId))
                    .orElseThrow(() -> new Refusal(
                            "session " + sessionId + " has no grade, so there is no error of it to rule on"))
                    .grade();
            requireSuspected(grade, number);
            if (soFar.standing(sessionId).blames(grade).get(number - 1) == blame) {
                throw new Refusal("error " + number + " is ruled the " + blame.label() + "'s already");
            }
            Grade.ErrorEntry error = grade.errors().get(number - 1);
            return new Ruling.OnError(sessionId, error.kind(), error.tick(), error.ring(), blame);
        });
    }

    /**
     * Settles a verdict that was left to a person: an assessment that was paused or taken up again, a value whose interval straddles its
     * cut-off. The grade stays as it is. A later ruling takes the place of an earlier.
     *
     * @param verdict {@link Verdict#PASS} or {@link Verdict#FAIL}
     * @throws Refusal when the session has no grade, or its verdict is not open, or is settled so already, or would be a pass over errors
     *     that it hangs on and nobody has ruled on
     */
    public Registered ruleOnVerdict(String sessionId, Verdict verdict, String by, String reason) throws IOException {
        return add(by, reason, Registrar::nothing, soFar -> {
            SessionFolder folder = SessionFolder.of(data, sessionId);
            CountingGrade counting = soFar.counting(folder)
                    .orElseThrow(() -> new Refusal(
                            "session " + sessionId + " has no grade, so there is no verdict of it to rule on"));
            requireOpen(folder, counting, verdict);
            return new Ruling.OnVerdict(sessionId, counting.grade().gradeHash(), verdict);
        });
    }

    /** What an earlier ruling of this kind settled can be settled otherwise. */
    private static void requireOpen(SessionFolder folder, CountingGrade counting, Verdict verdict) throws IOException {
        Grade grade = counting.grade().grade();
        Rubric rubric = Rulings.rubric(folder, counting.standing());
        Map<Integer, Blame> blames = counting.standing().blames(grade);
        Verdict byErrors = RuledGrade.of(grade, rubric, blames).verdict();
        if (byErrors != Verdict.UNDECIDED) {
            String lowConfidence = grade.lowConfidence()
                    ? "; low confidence is no open verdict, and no ruling makes up for hands that were not seen"
                    : "";
            throw new Refusal("its verdict is " + word(byErrors) + " and nothing about that is open" + lowConfidence);
        }
        if (verdict == Verdict.PASS) {
            requireErrorsRuledOn(grade, rubric, blames);
        }
        if (counting.ruled().verdict() == verdict) {
            throw new Refusal("its verdict is ruled to be " + word(verdict) + " already");
        }
    }

    /** A pass over an error that may be the trainee's would leave nobody answerable for it. */
    private static void requireErrorsRuledOn(Grade grade, Rubric rubric, Map<Integer, Blame> blames) throws Refusal {
        boolean decided = Stream.of(Blame.values())
                .map(whose -> RuledGrade.of(grade, rubric, withTheRest(grade, blames, whose)))
                .anyMatch(ruled -> ruled.verdict() != Verdict.UNDECIDED);
        if (decided) {
            throw new Refusal("its verdict hangs on errors that may be the tracker's and nobody has ruled on: "
                    + numbers(suspected(grade).filter(i -> !blames.containsKey(i - 1)))
                    + "; rule on those first (--error N --tracker or --trainee)");
        }
    }

    /** As if somebody had ruled so on all errors that are open. */
    private static Map<Integer, Blame> withTheRest(Grade grade, Map<Integer, Blame> blames, Blame whose) {
        Map<Integer, Blame> all = new TreeMap<>(blames);
        suspected(grade).forEach(i -> all.putIfAbsent(i - 1, whose));
        return all;
    }

    /** The numbers of the errors that may be the tracker's, from 1. */
    private static IntStream suspected(Grade grade) {
        return IntStream.rangeClosed(1, grade.errors().size())
                .filter(i -> grade.errors().get(i - 1).trackingSuspected());
    }

    private static String numbers(IntStream numbers) {
        return numbers.mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void requireSuspected(Grade grade, int number) throws Refusal {
        if (number < 1
                || number > grade.errors().size()
                || !grade.errors().get(number - 1).trackingSuspected()) {
            String open = numbers(suspected(grade));
            throw new Refusal("there is no error " + number + " that is marked as tracking suspected; "
                    + (open.isEmpty() ? "no error of this run is" : "these are: " + open));
        }
    }

    /**
     * Makes new grades the ones that count.
     *
     * @throws Refusal when a session's grade is no longer the one that the new grade was compared with, or the new grade is not about the
     *     session
     */
    public Registered adopt(Proposal proposal, String by, String reason) throws IOException {
        return add(by, reason, statement -> keep(statement, proposal), soFar -> {
            for (Proposal.NewGrade grade : proposal.grades()) {
                requireUnmoved(grade, soFar);
                requireItsOwn(grade);
            }
            return proposal.asDecision();
        });
    }

    /** One that is not believed is none: to adopt another is the remedy. */
    private static Optional<GradeDocument> believed(SessionFolder folder, Rulings soFar) throws IOException {
        try {
            return soFar.grade(folder);
        } catch (DisbelievedGrade e) {
            return Optional.empty();
        }
    }

    /** An interrupted session has no stored grade to compare with. */
    private void requireUnmoved(Proposal.NewGrade proposed, Rulings soFar) throws IOException {
        SessionFolder folder = SessionFolder.of(data, proposed.session());
        if (!folder.begun() || Erased.soundIn(folder).isPresent()) {
            throw new Refusal("session " + proposed.session()
                    + " was erased or taken away since the report was made; re-grade anew and look at that report");
        }
        Optional<GradeDocument> now = believed(folder, soFar);
        if (now.isPresent() && !now.get().gradeHash().equals(proposed.oldHash())) {
            throw new Refusal("session " + proposed.session() + " now has the grade "
                    + now.get().gradeHash() + ", the report compares with " + proposed.oldHash()
                    + "; re-grade anew and look at that report");
        }
    }

    private void requireItsOwn(Proposal.NewGrade proposed) throws IOException {
        SessionFolder folder = SessionFolder.of(data, proposed.session());
        FolderContents contents = folder.read();
        if (contents.manifest().isEmpty()
                || !contents.manifest().get().sessionId().equals(proposed.session())) {
            throw new Refusal("the folder of session " + proposed.session()
                    + " does not hold that session; see \"trocar verify\"");
        }
        List<String> differences = GradeSubject.differences(
                proposed.grade().grade(),
                folder,
                contents.manifest().get(),
                contents.summary().map(JournalSummary::journalSha256));
        if (!differences.isEmpty()) {
            throw new Refusal("the new grade of session " + proposed.session() + " is none of it: "
                    + String.join("; ", differences) + "; re-grade anew and look at that report");
        }
    }

    private static void nothing(Path statement) {}

    private static void keep(Path statement, Proposal proposal) throws IOException {
        for (Proposal.NewGrade grade : proposal.grades()) {
            keep(Rulings.grade(statement, grade.session()), grade.grade().canonicalJson());
        }
        Path report = Rulings.report(statement);
        for (Map.Entry<String, String> file : proposal.report().entrySet()) {
            keep(report.resolve(file.getKey()), file.getValue());
        }
    }

    private static void keep(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        JsonFile.writeText(file, text);
    }

    /**
     * @throws RulingsException when the rulings that are there cannot be relied on: nothing is added to a broken chain
     */
    private Registered add(String by, String reason, Evidence evidence, Deciding deciding) throws IOException {
        Path folder = Files.createDirectories(Rulings.folder(data));
        synchronized (IN_THIS_PROCESS) {
            try (FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Held until the channel is closed.
                channel.lock();
                return add(Rulings.read(data), by, reason, evidence, deciding);
            }
        }
    }

    private Registered add(Rulings soFar, String by, String reason, Evidence evidence, Deciding deciding)
            throws IOException {
        Path statement = soFar.statement(soFar.all().size() + 1);
        Ruling ruling = new Ruling(
                soFar.all().size() + 1,
                soFar.head(),
                by,
                reason,
                calendar.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                deciding.decide(soFar));
        // The statement comes last: what lies beside it means nothing without it.
        evidence.keepBeside(statement);
        write(statement, ruling);
        return new Registered(ruling, Sha256.hex(Files.readAllBytes(statement)));
    }

    private void write(Path statement, Ruling ruling) throws IOException {
        Path draft = Files.createDirectories(statement.resolveSibling("draft")).resolve(statement.getFileName());
        JsonFile.write(draft, ruling);
        new Seal(data).publish(draft, statement, ruling);
    }
}
