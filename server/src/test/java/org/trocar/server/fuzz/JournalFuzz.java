package org.trocar.server.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.RecordedRun;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.SilentJournal;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.server.fuzz.StoredSession.Seal;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.grade.StoredGrade;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.InputCodec;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;
import org.trocar.telemetry.pack.SessionPack;
import org.trocar.telemetry.proof.Verification;
import org.trocar.telemetry.ratings.Ratings;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.rulings.Rulings;

/**
 * A session as a stranger may hand it over: any bytes as the content of its records, as one of its documents, signed or not, or as the pack it
 * comes in. The input's first byte says which.
 */
public final class JournalFuzz {
    private static final List<String> DOCUMENTS =
            List.of("manifest.json", "journal.json", "grade.json", "inventory.json");

    private static final StoredSession STORED = new StoredSession(Seal.LEFT_OUT);
    private static final StoredSession SEALED = new StoredSession(Seal.MADE);
    private static final InputFolder FOLDER = new InputFolder();

    private JournalFuzz() {}

    /** What the bytes are. Inputs begin with the number of one of these. */
    private enum Part {
        INPUTS,
        DERIVED,
        SNAPSHOT,
        DOCUMENT,
        SIGNATURE,
        GRADE,
        RUBRIC,
        ERASURE,
        RULING,
        RATING,
        KEY,
        PACK,
        ARCHIVE
    }

    private static final Part[] PARTS = Part.values();

    public static void fuzzerInitialize() {
        FuzzTarget.JOURNALS.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Script script = new Script(input);
        Part part = PARTS[script.next(PARTS.length)];
        try {
            switch (part) {
                case INPUTS -> inputs(script);
                case DERIVED -> derived(script);
                case SNAPSHOT -> snapshot(script);
                case DOCUMENT -> exchanged(STORED, DOCUMENTS.get(script.next(DOCUMENTS.size())), script);
                case SIGNATURE -> exchanged(SEALED, DOCUMENTS.get(1 + script.next(3)) + ".sig", script);
                case GRADE -> GradeDocument.ofCanonical(text(script));
                case RUBRIC -> RubricDocument.ofCanonical(text(script));
                case ERASURE -> erasure(script);
                case RULING -> ruling(script);
                case RATING -> rating(script);
                case KEY -> key(script);
                case PACK -> unpack(rest(script));
                case ARCHIVE -> unpack(Zstd.compress(rest(script)));
            }
        } catch (IOException refused) {
            // As promised, in words: no reader's own failure is one.
            assertFalse(refused.getMessage() == null || refused.getMessage().isBlank(), "a refusal says why");
        }
    }

    private static byte[] rest(Script script) {
        return script.rest(Integer.MAX_VALUE);
    }

    private static String text(Script script) {
        return new String(rest(script), StandardCharsets.UTF_8);
    }

    /** Ticks one after the other, each a length and an INPUT payload, are replayed as far as they can be read. */
    private static void inputs(Script script) {
        Session session = new Session(STORED.manifest(), new SilentJournal(), shown -> {});
        TickInput in = new TickInput();
        for (int tick = 1; !script.ended() && decoded(script, tick, in); tick++) {
            session.tick(in);
        }
    }

    private static boolean decoded(Script script, int tick, TickInput in) {
        UnsafeBuffer payload = new UnsafeBuffer(script.rest(script.next() | script.next() << 8));
        InputCodec codec = new InputCodec();
        InputCodec.Decoding decoding = codec.decode(payload, payload.capacity(), tick, in, new CodecFrames());
        if (decoding != InputCodec.Decoding.DECODED) {
            return false;
        }
        ExpandableArrayBuffer again = new ExpandableArrayBuffer();
        int length = codec.encode(in, again, 0);
        TickInput same = new TickInput();
        assertEquals(decoding, codec.decode(again, length, tick, same, new CodecFrames()), "written again");
        assertEquals(in.frameCount(), same.frameCount(), "frames");
        assertEquals(in.controlCount(), same.controlCount(), "control events");
        return true;
    }

    /** What the ticks of the session made of their input is said to be something else. */
    private static void derived(Script script) {
        RecordedRun run = new RecordedRun(STORED.manifest());
        TickInput in = new TickInput();
        WorldEvents events = new WorldEvents();
        TipSamples tips = DerivedCodec.newTips();
        DerivedCodec codec = new DerivedCodec();
        for (int i = 0; i < STORED.record().ticks() && !script.ended(); i++) {
            STORED.record().decode(i, in);
            UnsafeBuffer payload = new UnsafeBuffer(script.rest(script.next() | script.next() << 8));
            if (!codec.decode(payload, payload.capacity(), events, tips)
                    || !events.believable(STORED.manifest().scenario().ring().count())) {
                return;
            }
            run.tick(in, events, tips);
        }
    }

    /** A made-up state is refused, or taken for one: whether a session could ever come to it, only a replay from the start tells. */
    private static void snapshot(Script script) {
        Session session = new Session(STORED.manifest(), new SilentJournal(), shown -> {});
        try {
            session.restore(rest(script));
        } catch (IllegalStateException refused) {
            // As promised.
        }
    }

    /** A document, or its signature, in another's place. */
    private static void exchanged(StoredSession stored, String name, Script script) throws IOException {
        byte[] original = stored.document(name);
        stored.exchange(name, rest(script));
        try {
            readAll(stored.folder());
        } finally {
            stored.exchange(name, original);
        }
    }

    private static void readAll(SessionFolder folder) throws IOException {
        folder.read();
        Verification.of(folder);
        try (JournalReader reader = JournalReader.open(folder)) {
            reader.readToEnd();
        }
        refusable(() -> StoredGrade.read(folder));
        replayed(RecordedManifest.of(folder, folder.read()));
    }

    /** As the manifest says, the session's first ticks. */
    private static void replayed(SessionManifest manifest) {
        goOn(new Session(manifest, new SilentJournal(), shown -> {}));
    }

    private static void goOn(Session session) {
        TickInput in = new TickInput();
        for (int i = 0; i < 5; i++) {
            STORED.record().decode(i, in);
            session.tick(in);
        }
        Grader.grade(session, new RunRecord("", "", 0, "", 0), ErrorBars.none());
    }

    private interface Reading {
        void read() throws IOException;
    }

    private static void refusable(Reading reading) {
        try {
            reading.read();
        } catch (IOException refused) {
            // The next reader may take it.
        }
    }

    private static void erasure(Script script) throws IOException {
        Path file = STORED.folder().path().resolve("erased.json");
        Files.write(file, rest(script));
        try {
            SignedFile.sign(file, SignedKind.ERASURE, ServerKey.of(STORED.data()));
            Verification.of(STORED.folder());
        } finally {
            Files.delete(file);
            Files.deleteIfExists(SignedFile.signatureOf(file));
        }
    }

    private static void ruling(Script script) throws IOException {
        SignedKind kind = List.of(
                        SignedKind.VOID, SignedKind.ADOPTION, SignedKind.ERROR_RULING, SignedKind.VERDICT_RULING)
                .get(script.next(4));
        Path file = STORED.data().resolve("rulings/000001.json");
        stated(file, rest(script), kind);
        try {
            Rulings.read(STORED.data()).counting(STORED.folder());
        } finally {
            InputFolder.clear(file.getParent());
        }
    }

    private static void rating(Script script) throws IOException {
        Path file = STORED.data()
                .resolve("ratings")
                .resolve(STORED.manifest().sessionId())
                .resolve("000001.json");
        stated(file, rest(script), SignedKind.RATING);
        try {
            new Ratings(STORED.data()).of(STORED.folder());
        } finally {
            InputFolder.clear(file.getParent());
        }
    }

    private static void stated(Path file, byte[] statement, SignedKind kind) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, statement);
        SignedFile.sign(file, kind, ServerKey.of(STORED.data()));
    }

    /** A stranger's key beside an encrypted session. */
    private static void key(Script script) throws IOException {
        String manifest = new String(STORED.document("manifest.json"), StandardCharsets.UTF_8)
                .replace("\"encryption\" : null", "\"encryption\" : {\"cipher\" : \"AES256_GCM\"}");
        FOLDER.write("locked/manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        FOLDER.write("locked/learner-key.json", rest(script));
        try (JournalReader reader =
                JournalReader.open(SessionFolder.at(FOLDER.path().resolve("locked")))) {
            reader.readToEnd();
        }
    }

    private static void unpack(byte[] pack) throws IOException {
        Path file = FOLDER.write("pack.trocar", pack);
        Path into = Files.createDirectories(FOLDER.path().resolve("unpacked"));
        try {
            readAll(SessionPack.unpack(file, into));
        } finally {
            FOLDER.clear("unpacked");
        }
    }

    static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        TickRecord record = STORED.record();
        seeds.add(seed(Part.INPUTS, sized(record.inputs(0)), sized(record.inputs(record.ticks() - 1))));
        seeds.add(seed(Part.DERIVED, sized(record.deriveds(0)), sized(record.deriveds(1))));
        seeds.add(seed(Part.SNAPSHOT, STORED.snapshot()));
        for (int i = 0; i < DOCUMENTS.size(); i++) {
            seeds.add(seed(Part.DOCUMENT, new byte[] {(byte) i}, STORED.document(DOCUMENTS.get(i))));
        }
        seeds.add(seed(Part.SIGNATURE, new byte[] {0}, SEALED.document(DOCUMENTS.get(1) + ".sig")));
        String grade = new String(STORED.document("grade.json"), StandardCharsets.UTF_8);
        seeds.add(seed(Part.GRADE, bytes(grade.substring(grade.indexOf("\"grade\":") + 8, grade.length() - 2))));
        RubricDocument rubric = RubricDocument.of(STORED.manifest().scenario().rubric());
        seeds.add(seed(Part.RUBRIC, bytes(rubric.canonicalJson())));
        seeds.add(seed(
                Part.ERASURE,
                bytes("{\"session_id\":\"" + STORED.manifest().sessionId()
                        + "\",\"learner\":\"learner-1\",\"erased_at\":\"2030-01-31T12:00:00Z\",\"by\":\"a\",\"reason\":\"b\","
                        + "\"records\":\"DELETED\",\"removed\":[\"grade.json\"],\"removed_exports\":[]}")));
        seeds.add(seed(Part.RULING, new byte[] {0}, ruling("{\"kind\":\"void\",\"session\":\"SESSION\"}")));
        seeds.add(seed(Part.RULING, new byte[] {0}, ruling("{\"kind\":\"mark\",\"session\":\"SESSION\"}")));
        seeds.add(seed(
                Part.RULING,
                new byte[] {2},
                ruling("{\"kind\":\"error\",\"session\":\"SESSION\",\"error\":\"DROP_IN_VIEW\",\"tick\":5,\"ring\":1,"
                        + "\"blame\":\"TRACKER\"}")));
        seeds.add(seed(
                Part.RULING,
                new byte[] {3},
                ruling("{\"kind\":\"verdict\",\"session\":\"SESSION\",\"grade_hash\":\"00\",\"verdict\":\"PASS\"}")));
        seeds.add(seed(
                Part.RULING,
                new byte[] {1},
                ruling(
                        "{\"kind\":\"adoption\",\"rubric\":\"{}\",\"rubric_sha256\":\"00\",\"sessions\":[{\"session\":\"SESSION\","
                                + "\"old_hash\":\"00\",\"new_hash\":\"00\"}],\"report_sha256\":\"00\"}")));
        seeds.add(seed(
                Part.RATING,
                bytes("{\"number\":1,\"previous\":\"\",\"session\":\""
                        + STORED.manifest().sessionId()
                        + "\",\"journal_sha256\":\"" + "00".repeat(32)
                        + "\",\"rater\":\"a\",\"scale\":\"goals\",\"points\":{\"depth_perception\":3},"
                        + "\"at\":\"2030-01-31T12:00:00Z\"}")));
        seeds.add(seed(
                Part.KEY,
                bytes("{\"primaryKeyId\":1,\"key\":[{\"keyData\":{\"typeUrl\":\"t\",\"value\":\"AA==\"}}]}")));
        seeds.add(seed(Part.PACK, Zstd.compress(archive())));
        seeds.add(seed(Part.ARCHIVE, archive()));
        return seeds;
    }

    private static byte[] ruling(String decision) {
        return bytes(
                "{\"number\":1,\"previous\":\"\",\"by\":\"a\",\"reason\":\"b\",\"at\":\"2030-01-31T12:00:00Z\",\"decision\":"
                        + decision.replace("SESSION", STORED.manifest().sessionId()) + "}");
    }

    private static byte[] archive() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, 512, "UTF-8")) {
            for (int i = 0; i < 2; i++) {
                TarArchiveEntry entry = new TarArchiveEntry(STORED.manifest().sessionId() + "/" + DOCUMENTS.get(i));
                byte[] content = STORED.document(DOCUMENTS.get(i));
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sized(byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(payload.length);
        out.write(payload.length >> 8);
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static byte[] seed(Part part, byte[]... content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(part.ordinal());
        for (byte[] each : content) {
            out.writeBytes(each);
        }
        return out.toByteArray();
    }
}
