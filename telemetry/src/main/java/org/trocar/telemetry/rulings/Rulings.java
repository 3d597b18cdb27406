package org.trocar.telemetry.rulings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trocar.core.grade.Blame;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.RuledGrade;
import org.trocar.core.scenario.Rubric;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;
import org.trocar.telemetry.grade.DisbelievedGrade;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.grade.StoredGrade;
import org.trocar.telemetry.replay.RecordedManifest;

/**
 * The rulings of a data folder, in order: {@code rulings/000001.json}, {@code 000002.json} and so on, each naming the hash of the one
 * before, each signed. Reading checks all of that.
 *
 * <p>A chain cannot show that its last statements were taken away: {@link #head} is what to keep elsewhere for that.
 */
public final class Rulings {
    private static final String SUFFIX = ".json";
    private static final String REPORT = "-report";

    private final Path folder;
    private final Seal seal;
    private final List<Ruling> all = new ArrayList<>();
    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, Ruling> marks = new HashMap<>();
    private String head = "";

    private Rulings(Path data, Seal seal) {
        folder = folder(data);
        this.seal = seal;
    }

    static Path folder(Path data) {
        return data.resolve("rulings");
    }

    /**
     * Reads them all.
     *
     * @throws RulingsException when a statement is missing, changed, or signed by nobody
     */
    public static Rulings read(Path data) throws IOException {
        Rulings rulings = new Rulings(data, new Seal(data));
        for (Path file : rulings.files()) {
            rulings.take(file);
        }
        return rulings;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private void take(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Ruling ruling = parse(file);
        int expected = all.size() + 1;
        if (!file.equals(statement(expected)) || ruling.number() != expected) {
            throw new RulingsException(
                    file + " stands where ruling " + expected + " should; restore rulings from a copy");
        }
        if (!ruling.previous().equals(head)) {
            throw new RulingsException(file + " follows a ruling with the hash " + ruling.previous()
                    + ", but the one before hashes to " + head + "; restore rulings from a copy");
        }
        seal.require(file, ruling);
        all.add(ruling);
        head = Sha256.hex(bytes);
        if (ruling.decision() instanceof Ruling.Marking marking) {
            marks.put(marking.session(), ruling);
        } else if (ruling.decision() instanceof Ruling.Unmarking unmarking) {
            marks.remove(unmarking.session());
        }
        ruling.decision()
                .about()
                .forEach(session -> standings.put(session, standing(session).after(ruling)));
    }

    private static Ruling parse(Path file) throws IOException {
        try {
            return JsonFile.read(file, Ruling.class);
        } catch (IOException e) {
            throw new RulingsException(file + " cannot be read: " + e.getMessage() + "; restore rulings from a copy");
        }
    }

    Path statement(int number) {
        return statement(folder, number);
    }

    private static Path statement(Path folder, int number) {
        return folder.resolve(String.format(java.util.Locale.ROOT, "%06d", number) + SUFFIX);
    }

    /** Where an adoption keeps a session's new grade: a file for each, named by the session, so that it can be erased with it. */
    static Path grade(Path statement, String session) {
        return beside(statement, "-grades").resolve(session + SUFFIX);
    }

    /** Where an adoption keeps the report that it rests on. */
    static Path report(Path statement) {
        return beside(statement, REPORT);
    }

    private static Path beside(Path statement, String kind) {
        String name = statement.getFileName().toString();
        return statement.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + kind);
    }

    /** The same of an adoption in a data folder. */
    public static Path report(Path data, Ruling adoption) {
        return report(statement(folder(data), adoption.number()));
    }

    /** The folders of all reports that adoptions rest on, in a data folder whose statements need not be sound. */
    public static List<Path> reports(Path data) throws IOException {
        if (!Files.isDirectory(folder(data))) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder(data))) {
            return entries.filter(entry -> entry.getFileName().toString().endsWith(REPORT))
                    .sorted()
                    .toList();
        }
    }

    /** In the order they were made. */
    public List<Ruling> all() {
        return List.copyOf(all);
    }

    /** SHA-256 of the last statement, which stands for all of them; empty when there is none. */
    public String head() {
        return head;
    }

    /** What counts of a session now. */
    public Standing standing(String sessionId) {
        return standings.getOrDefault(sessionId, Standing.original(sessionId));
    }

    /** The ruling by which a session is to be kept, however old it grows; empty when it is not marked. */
    public Optional<Ruling> mark(String sessionId) {
        return Optional.ofNullable(marks.get(sessionId));
    }

    /**
     * The grade that an adoption gave a session; empty when the original counts.
     *
     * @throws IOException when its text is missing or is not the one that was adopted
     */
    public Optional<GradeDocument> adoptedGrade(Standing standing) throws IOException {
        return standing.adopted().isEmpty()
                ? Optional.empty()
                : Optional.of(adoptedGrade(standing.adopted().get(), standing.sessionId()));
    }

    /** The rubric of that grade; empty when the original counts. */
    public static Optional<RubricDocument> adoptedRubric(Standing standing) throws IOException {
        return standing.adopted().isEmpty()
                ? Optional.empty()
                : Optional.of(RubricDocument.ofCanonical(
                        ((Ruling.Adoption) standing.adopted().get().decision()).rubric()));
    }

    /**
     * The grade that counts now: an adopted one, else the folder's; empty when it has none.
     *
     * @throws DisbelievedGrade when that is the folder's, and not as it was sealed
     */
    public Optional<GradeDocument> grade(SessionFolder folder) throws IOException {
        Standing standing = standing(folder.path().getFileName().toString());
        return standing.adopted().isPresent()
                ? adoptedGrade(standing)
                : StoredGrade.read(folder).map(StoredGrade::document);
    }

    /**
     * The grade that counts now, and what rulings on its errors and verdict make of it; empty when the session has no grade.
     *
     * @throws IOException when the grade, or the rubric it was made by, cannot be used
     */
    public Optional<CountingGrade> counting(SessionFolder folder) throws IOException {
        Optional<GradeDocument> grade = grade(folder);
        if (grade.isEmpty()) {
            return Optional.empty();
        }
        Standing standing = standing(folder.path().getFileName().toString());
        return Optional.of(new CountingGrade(standing, grade.get(), ruled(folder, standing, grade.get())));
    }

    /** Without rulings on errors, none of the folder's other documents is needed. */
    private static RuledGrade ruled(SessionFolder folder, Standing standing, GradeDocument document)
            throws IOException {
        Grade grade = document.grade();
        Map<Integer, Blame> blames = standing.blames(grade);
        RuledGrade ruled =
                blames.isEmpty() ? RuledGrade.asGraded(grade) : RuledGrade.of(grade, rubric(folder, standing), blames);
        return settled(ruled, standing, document);
    }

    private static RuledGrade settled(RuledGrade ruled, Standing standing, GradeDocument grade) {
        return standing.onVerdict(grade.gradeHash())
                .map(ruling ->
                        ruled.settled(((Ruling.OnVerdict) ruling.decision()).verdict(), ruling.by(), ruling.reason()))
                .orElse(ruled);
    }

    /** The one that the grade that counts was made by. */
    public static Rubric rubric(SessionFolder folder, Standing standing) throws IOException {
        Optional<RubricDocument> adopted = adoptedRubric(standing);
        return adopted.isPresent()
                ? adopted.get().rubric()
                : RecordedManifest.of(folder, folder.read()).scenario().rubric();
    }

    private GradeDocument adoptedGrade(Ruling ruling, String sessionId) throws IOException {
        Ruling.Adoption adoption = (Ruling.Adoption) ruling.decision();
        String wanted = adoption.sessions().stream()
                .filter(replacement -> replacement.session().equals(sessionId))
                .findFirst()
                .orElseThrow()
                .newHash();
        Path file = grade(statement(ruling.number()), sessionId);
        if (!Files.exists(file)) {
            throw new RulingsException("there is no " + file + ", which was adopted; restore rulings from a copy");
        }
        GradeDocument grade = GradeDocument.ofCanonical(Files.readString(file));
        if (!grade.gradeHash().equals(wanted)) {
            throw new RulingsException(
                    file + " is not the grade that was adopted, " + wanted + "; restore rulings from a copy");
        }
        return grade;
    }
}
