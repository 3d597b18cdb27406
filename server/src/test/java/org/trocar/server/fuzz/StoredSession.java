package org.trocar.server.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.content.ScenarioReader;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.protos.codec.HandFrameCodec;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.ScenarioFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.proof.FolderSeal;

/** A short session's folder in a data folder, whole but for its records, which are in memory: documents to be exchanged for others. */
final class StoredSession {
    private static final String ID = "01990000-0000-7000-8000-000000000000";
    private static final LoadedScenario SCENARIO = ScenarioReader.read(Path.of("../scenarios/peg-transfer.yaml"));
    private static final int TICKS = 30;

    private final InputFolder scratch = new InputFolder();
    private final Path data = scratch.path().resolve("data");
    private final SessionFolder folder = SessionFolder.of(data, ID);
    private final TickRecord record = new TickRecord();
    private final SessionManifest manifest;
    private final byte[] snapshot;

    /** Whether its documents are signed. */
    enum Seal {
        MADE,
        LEFT_OUT
    }

    StoredSession(Seal seal) {
        FuzzedHands hands = new FuzzedHands(SCENARIO.scenario());
        manifest = new SessionManifest(
                ID,
                "learner-1",
                SCENARIO.scenario(),
                SCENARIO.sha256(),
                Mode.PRACTICE,
                Hand.RIGHT,
                "",
                "fuzz",
                Provenance.SCRIPTED,
                Pace.LOCKSTEP,
                90,
                42,
                0,
                Engine.VERSION,
                Optional.of(hands.start()),
                0,
                false);
        Session session = new Session(manifest, record, shown -> {});
        run(session, hands);
        snapshot = session.snapshot();
        try {
            store(session);
            if (seal == Seal.LEFT_OUT) {
                removeSignatures();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Session session, FuzzedHands hands) {
        HandFrameCodec codec = new HandFrameCodec();
        TickInput in = new TickInput();
        for (int tick = 1; tick <= TICKS; tick++) {
            HandFrame frame = hands.frame(tick, tick * manifest.tickNanos());
            codec.encode(frame);
            in.clear(tick).addFrame(frame.captureNanos, false).set(frame);
            if (tick == TICKS) {
                in.addControl(new ControlEvent(ControlEvent.Kind.FINISH, "client", "done", 0));
            }
            session.tick(in);
        }
    }

    private void store(Session session) throws IOException {
        folder.begin(manifest, List.of(new ScenarioFile("peg-transfer.yaml", SCENARIO.bytes())), "fuzz");
        String sha256 = "00".repeat(32);
        folder.end(new JournalSummary(TICKS * 3, TICKS, 0, 0, 0, sha256, ""));
        GradeDocument.of(Grader.grade(
                        session, new RunRecord(folder.manifestSha256(), sha256, 0, "", 0), ErrorBars.none()))
                .write(folder);
        FolderSeal.seal(folder, ServerKey.of(data));
    }

    private void removeSignatures() throws IOException {
        for (String name : List.of("journal.json", "grade.json", "inventory.json")) {
            Files.delete(SignedFile.signatureOf(folder.path().resolve(name)));
        }
    }

    SessionFolder folder() {
        return folder;
    }

    Path data() {
        return data;
    }

    SessionManifest manifest() {
        return manifest;
    }

    TickRecord record() {
        return record;
    }

    /** The state after its last tick. */
    byte[] snapshot() {
        return snapshot;
    }

    /** A document as it is. */
    byte[] document(String name) {
        try {
            return Files.readAllBytes(folder.path().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts another in its place. */
    void exchange(String name, byte[] content) throws IOException {
        Files.write(folder.path().resolve(name), content);
    }
}
