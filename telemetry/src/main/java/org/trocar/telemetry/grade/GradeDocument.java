package org.trocar.telemetry.grade;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.trocar.core.grade.Grade;
import org.trocar.telemetry.folder.BoundedFile;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;

/**
 * A grade as a document: its canonical text, in which equal grades are equal bytes on any machine and JDK, and that text's hash.
 *
 * <p>In a session's folder it is {@code grade.json}: <code>{"grade_hash":"…","grade":</code> the canonical text <code>}</code>.
 *
 * @param grade what it says
 * @param canonicalJson one line, every key in a fixed order; see {@link GradeJson}
 * @param gradeHash SHA-256 of the canonical text's UTF-8 bytes, lower-case hex
 */
public record GradeDocument(Grade grade, String canonicalJson, String gradeHash) {
    private static final String FILE = "grade.json";
    private static final String BEFORE_HASH = "{\"grade_hash\":\"";
    private static final int HASH_CHARS = 64;
    private static final String BEFORE_GRADE = "\",\"grade\":";
    private static final String AFTER_GRADE = "}\n";
    private static final int GRADE_AT = BEFORE_HASH.length() + HASH_CHARS + BEFORE_GRADE.length();

    public static GradeDocument of(Grade grade) {
        String json = GradeJson.write(grade);
        return new GradeDocument(grade, json, hash(json));
    }

    /**
     * A grade from its canonical text, as a server sends it.
     *
     * @throws IOException when the text is not a grade of this version
     */
    public static GradeDocument ofCanonical(String canonicalJson) throws IOException {
        return new GradeDocument(GradeJson.read(canonicalJson), canonicalJson, hash(canonicalJson));
    }

    /** The canonical text as a JSON tree, to be put into another document. */
    public JsonNode tree() {
        return GradeJson.tree(canonicalJson);
    }

    private static String hash(String json) {
        return Sha256.hex(json.getBytes(StandardCharsets.UTF_8));
    }

    static Path file(SessionFolder folder) {
        return folder.path().resolve(FILE);
    }

    /** Writes {@code grade.json} beside the manifest, whole or not at all. */
    public void write(SessionFolder folder) throws IOException {
        String text = BEFORE_HASH + gradeHash + BEFORE_GRADE + canonicalJson + AFTER_GRADE;
        JsonFile.writeText(file(folder), text);
    }

    /**
     * Reads a session's grade; empty when it has none.
     *
     * @throws IOException when the file is not as it was written, naming file and remedy
     */
    public static Optional<GradeDocument> read(SessionFolder folder) throws IOException {
        Path file = file(folder);
        try {
            return Optional.of(parse(BoundedFile.document(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException(
                    file + " was changed: " + e.getMessage()
                            + "; grade the session anew from its journal to compare, or restore the file from a copy",
                    e);
        }
    }

    private static GradeDocument parse(String text) throws IOException {
        if (!text.startsWith(BEFORE_HASH) || !text.startsWith(BEFORE_GRADE, GRADE_AT - BEFORE_GRADE.length())) {
            throw new IOException("it does not begin as a grade does");
        }
        String found = text.substring(BEFORE_HASH.length(), BEFORE_HASH.length() + HASH_CHARS);
        String json = text.substring(GRADE_AT, Math.max(GRADE_AT, text.length() - AFTER_GRADE.length()));
        if (!hash(json).equals(found)) {
            throw new IOException("its grade hashes to " + hash(json) + ", it says " + found);
        }
        return new GradeDocument(GradeJson.read(json), json, found);
    }
}
