package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.content.ScenarioException;
import org.trocar.core.content.ScenarioReader;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.telemetry.folder.Encryption;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.ScenarioFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.grade.RunRecords;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.FolderSeal;
import org.trocar.telemetry.replay.ReplaySource;

/** Runs a recorded session's hands again as another learner's encrypted session: graded and sealed, as a server does it. */
final class EncryptedCopy {
    private EncryptedCopy() {}

    static void of(Path data, SessionFolder original, String id, String learner) throws IOException {
        StoredManifest stored = original.read().manifest().orElseThrow();
        Path scenario = original.scenario(stored.scenarioFiles().get(0).name());
        LoadedScenario loaded = scenario(scenario);
        SessionManifest manifest = manifest(stored.toSessionManifest(loaded.scenario()), id, learner);
        SessionFolder copy = SessionFolder.of(data, id);
        copy.begin(
                manifest,
                List.of(new ScenarioFile(scenario.getFileName().toString(), loaded.bytes())),
                Optional.of(Encryption.AES256_GCM),
                "test");
        try (JournalThread journals = new JournalThread((session, cause) -> {})) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            LiveJournal journal = journals.open(copy, ring, Optional.of(LearnerKeys.forLearner(data, learner)));
            Session session = new Session(manifest, journal, emitted -> {});
            run(original, session, journal);
            JournalSummary summary = journals.close(journal).join();
            RunRecord record = RunRecords.of(
                    copy, StoredManifest.FORMAT_VERSION, manifest.scenario().rubric(), summary);
            GradeDocument.of(Grader.grade(session, record, Regrading.bars(copy)))
                    .write(copy);
        }
        FolderSeal.seal(copy, ServerKey.of(data));
    }

    private static LoadedScenario scenario(Path file) throws IOException {
        try {
            return ScenarioReader.read(file.toString(), Files.readAllBytes(file));
        } catch (ScenarioException e) {
            throw new IOException(e);
        }
    }

    private static void run(SessionFolder original, Session session, LiveJournal journal) {
        try (JournalReader reader = JournalReader.open(original)) {
            ReplaySource source = new ReplaySource(reader, new CodecFrames());
            TickInput in = new TickInput();
            while (source.next(in)) {
                while (!journal.hasRoom()) {
                    Thread.onSpinWait();
                }
                session.tick(in);
            }
        }
    }

    private static SessionManifest manifest(SessionManifest original, String id, String learner) {
        return new SessionManifest(
                id,
                learner,
                original.scenario(),
                original.scenarioSha256(),
                original.mode(),
                original.dominantHand(),
                original.attemptLabel(),
                original.device(),
                original.provenance(),
                original.pace(),
                original.tickHz(),
                original.seed(),
                original.mastery(),
                original.engine(),
                original.start(),
                original.openedEpochMillis(),
                original.gazeConsent());
    }
}
