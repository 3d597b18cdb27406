package org.trocar.telemetry.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.Sha256;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.rulings.Proposal;
import org.trocar.telemetry.rulings.Ruling;
import org.trocar.telemetry.rulings.Rulings;

/**
 * A re-grade's folder: {@code results.jsonl} with every new grade, and once all sessions are through {@code report.json},
 * {@code report.txt} and {@code report.html}. The JSON is <code>{"report_hash":"…","report":…}</code>, so that a change of it shows.
 */
public final class ReportFolder {
    private static final String JSON = "report.json";
    private static final String TEXT = "report.txt";
    private static final String HTML = "report.html";
    /** What an erasure may leave of a re-grade: pages that do not name the session. */
    private static final Set<String> REPORTS = Set.of(TEXT, HTML);

    private static final Pattern SEALED =
            Pattern.compile("\\{\"report_hash\":\"([0-9a-f]{64})\",\"report\":(.*)\\}\n", Pattern.DOTALL);

    private ReportFolder() {}

    /** An earlier report is not of the sessions that are re-graded now. The JSON, which makes the folder complete, goes first. */
    static void discardReport(Path folder) throws IOException {
        for (String file : List.of(JSON, TEXT, HTML)) {
            Files.deleteIfExists(folder.resolve(file));
        }
    }

    /** The JSON comes last: a folder with it is complete. */
    static void write(Path folder, Report report) throws IOException {
        JsonFile.writeText(folder.resolve(TEXT), ReportText.of(report));
        JsonFile.writeText(folder.resolve(HTML), ReportHtml.of(report));
        String text = ArchiveJson.write(report);
        JsonFile.writeText(json(folder), "{\"report_hash\":\"" + hash(text) + "\",\"report\":" + text + "}\n");
    }

    /** Where a data folder keeps the folders of re-grades that were given no other. */
    private static Path usual(Path data) {
        return data.resolve("regrades");
    }

    /**
     * Where a re-grade goes that was given no folder: one for each rubric, speed and filter, and another one when a ruling refers to the
     * report in it.
     */
    public static Path usual(Path data, RubricDocument rubric, Speed speed, SessionFilter filter) throws IOException {
        Rulings rulings = Rulings.read(data);
        Path first = usual(data).resolve(name(rubric, speed, filter));
        Path folder = first;
        for (int n = 2; ruling(folder, rulings).isPresent(); n++) {
            folder = first.resolveSibling(first.getFileName() + "-" + n);
        }
        return folder;
    }

    /** A filter may name a learner, and a folder should not. */
    private static String name(RubricDocument rubric, Speed speed, SessionFilter filter) {
        String all = rubric.rubric().id() + "-" + rubric.rubric().version() + "-"
                + rubric.sha256().substring(0, 12) + "-" + speed.key();
        return filter.takesAll()
                ? all
                : all + "-filter-" + hash(filter.toString()).substring(0, 8);
    }

    /** The ruling that adopted the report in a folder, if any. */
    private static Optional<Ruling> ruling(Path folder, Rulings rulings) throws IOException {
        Optional<String> hash = reportHash(folder);
        return rulings.all().stream()
                .filter(ruling -> ruling.decision() instanceof Ruling.Adoption adoption
                        && hash.filter(adoption.reportHash()::equals).isPresent())
                .findFirst();
    }

    private static Optional<String> reportHash(Path folder) throws IOException {
        if (!Files.isRegularFile(json(folder))) {
            return Optional.empty();
        }
        Matcher sealed = SEALED.matcher(Files.readString(json(folder)));
        return sealed.matches() ? Optional.of(sealed.group(1)) : Optional.empty();
    }

    /** @throws IOException when a folder holds something else than a re-grade, or one that a ruling refers to */
    static void requireUsable(Path folder, Rulings rulings) throws IOException {
        Optional<Ruling> ruling = ruling(folder, rulings);
        if (ruling.isPresent()) {
            throw new IOException(folder + " holds the report that ruling "
                    + ruling.get().number() + " adopted, which stays as it is; name another folder, -o");
        }
        if (reportHash(folder).isEmpty() && !ResultFile.isIn(folder) && !isEmptyBut(REPORTS, folder)) {
            throw new IOException(folder + " is not empty and holds no re-grade; name another folder, -o");
        }
    }

    private static boolean isEmptyBut(Set<String> names, Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.allMatch(entry -> names.contains(entry.getFileName().toString()));
        }
    }

    /** Every file of the usual re-grades, and of reports kept with rulings, that tells of a session. */
    public static List<Path> filesAbout(Path data, String session) throws IOException {
        List<Path> about = new ArrayList<>(filesUnder(usual(data), session));
        for (Path report : Rulings.reports(data)) {
            about.addAll(filesUnder(report, session));
        }
        return about;
    }

    private static List<Path> filesUnder(Path root, String session) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Path> about = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                // Byte for byte: one that was cut off may end in the middle of a character.
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(session)) {
                    about.add(file);
                }
            }
        }
        return about;
    }

    /** Where the report's JSON lies. */
    public static Path json(Path folder) {
        return folder.resolve(JSON);
    }

    private static String hash(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What may be adopted of a finished re-grade: every session's new grade, whole and as the report has it.
     *
     * @throws IOException when the report is not complete, is being made, or was changed, saying what is wrong and what to do
     */
    public static Proposal proposal(Path folder) throws IOException {
        try (FileChannel results = ResultFile.openToRead(folder)) {
            return proposal(folder, results);
        } catch (NoSuchFileException e) {
            throw unfinished(folder, e);
        }
    }

    private static Proposal proposal(Path folder, FileChannel results) throws IOException {
        String text = text(folder);
        Matcher sealed = SEALED.matcher(text);
        if (!sealed.matches() || !hash(sealed.group(2)).equals(sealed.group(1))) {
            throw changed(json(folder), "it does not hash to what it says");
        }
        Report report = ArchiveJson.read(sealed.group(2), Report.class);
        RubricDocument rubric = RubricDocument.ofCanonical(report.rubric());
        if (!rubric.sha256().equals(report.rubricSha256())) {
            throw changed(json(folder), "its rubric is not the one it names");
        }
        return new Proposal(
                rubric, report.engine(), sealed.group(1), files(text, report), grades(folder, results, report));
    }

    /** Those for people are made anew from the one that was checked. */
    private static Map<String, String> files(String json, Report report) {
        return Map.of(JSON, json, TEXT, ReportText.of(report), HTML, ReportHtml.of(report));
    }

    private static String text(Path folder) throws IOException {
        try {
            return Files.readString(json(folder));
        } catch (NoSuchFileException e) {
            throw unfinished(folder, e);
        }
    }

    private static IOException unfinished(Path folder, NoSuchFileException e) {
        return new IOException(
                folder + " has no report.json, so its re-grade is not finished; run the same \"trocar regrade\" again",
                e);
    }

    private static List<Proposal.NewGrade> grades(Path folder, FileChannel results, Report report) throws IOException {
        Map<String, GradeDocument> byHash = new HashMap<>();
        for (SessionResult result : ResultFile.read(results)) {
            GradeDocument grade = GradeDocument.ofCanonical(result.grade());
            byHash.put(grade.gradeHash(), grade);
        }
        List<Proposal.NewGrade> grades = new ArrayList<>();
        for (Move move : report.sessions()) {
            GradeDocument grade = byHash.get(move.now().gradeHash());
            if (grade == null) {
                throw changed(
                        folder.resolve("results.jsonl"),
                        "the new grade of session " + move.session() + " is not there");
            }
            grades.add(new Proposal.NewGrade(move.session(), move.old().gradeHash(), grade));
        }
        return grades;
    }

    private static IOException changed(Path file, String what) {
        return new IOException(file + " was changed: " + what + "; re-grade anew into another folder");
    }
}
