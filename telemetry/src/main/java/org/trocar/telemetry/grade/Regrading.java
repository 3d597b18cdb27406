package org.trocar.telemetry.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.trocar.core.content.ScenarioException;
import org.trocar.core.content.ScenarioReader;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.SessionSink;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.replay.ReplaySource;
import org.trocar.telemetry.replay.VerifyingJournal;

/**
 * Makes a session's grade anew from its folder alone: the recorded inputs go into a session like the live one, with a journal that compares
 * where the live one wrote. It changes nothing in the folder.
 */
public final class Regrading {
    private final SessionFolder folder;
    private final FolderContents contents;
    private final SessionManifest manifest;

    private Regrading(SessionFolder folder, FolderContents contents, SessionManifest manifest) {
        this.folder = folder;
        this.contents = contents;
        this.manifest = manifest;
    }

    /**
     * Replays a whole session.
     *
     * @throws IOException when manifest, scenario copy or stored grade cannot be used, naming file and remedy
     */
    public static Regrade of(SessionFolder folder) throws IOException {
        return of(folder, SILENT, NO_PROGRESS);
    }

    /**
     * Replays a whole session and shows it.
     *
     * @param sink is given the session after each tick, as a live client is
     * @param progress is told the number of each tick after it
     * @throws IOException when manifest, scenario copy or stored grade cannot be used, naming file and remedy
     */
    public static Regrade of(SessionFolder folder, SessionSink sink, LongConsumer progress) throws IOException {
        FolderContents contents = folder.read();
        StoredManifest stored = contents.manifest().orElseThrow(() -> new IOException(messages(contents.damage())));
        SessionManifest manifest = stored.toSessionManifest(scenario(folder, stored));
        return new Regrading(folder, contents, manifest).replay(sink, progress);
    }

    private static final SessionSink SILENT = session -> {};
    private static final LongConsumer NO_PROGRESS = tick -> {};

    private static String messages(List<Damage> damage) {
        return damage.stream().map(Damage::message).collect(Collectors.joining("\n"));
    }

    private static Scenario scenario(SessionFolder folder, StoredManifest stored) throws IOException {
        Path file = folder.scenario(stored.scenarioFiles().get(0).name());
        try {
            return ScenarioReader.read(file.toString(), Files.readAllBytes(file))
                    .scenario();
        } catch (ScenarioException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Regrade replay(SessionSink sink, LongConsumer progress) throws IOException {
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplaySource source = new ReplaySource(reader, new CodecFrames());
            VerifyingJournal journal = new VerifyingJournal(source);
            Session session = new Session(underThisEngine(), journal, sink);
            TickInput in = new TickInput();
            while (source.next(in)) {
                session.tick(in);
                progress.accept(in.tick());
            }
            List<Damage> damage = damage(source);
            boolean sameEngine = manifest.engine() == Engine.VERSION;
            return new Regrade(
                    GradeDocument.of(grade(session, reader, source)),
                    storedGrade(damage),
                    manifest.engine(),
                    source.ticks(),
                    sameEngine ? journal.firstDivergence() : Optional.empty(),
                    damage);
        }
    }

    /** Records that are damaged are as good as lost. */
    private Grade grade(Session session, JournalReader reader, ReplaySource source) throws IOException {
        long holes = reader.summary().holes();
        long lost = holes == 0 && !source.damage().isEmpty() ? 1 : holes;
        return Grader.grade(
                session, new RunRecord(folder.manifestSha256(), reader.summary().journalSha256(), lost));
    }

    /** A stored grade that was tampered with is evidence, not a reason to replay nothing. */
    private Optional<GradeDocument> storedGrade(List<Damage> damage) {
        try {
            return GradeDocument.read(folder);
        } catch (IOException e) {
            damage.add(Damage.ofFolder(Damage.Kind.GRADE_CHANGED, e.getMessage()));
            return Optional.empty();
        }
    }

    private List<Damage> damage(ReplaySource source) {
        List<Damage> damage = new ArrayList<>(contents.damage());
        damage.addAll(source.damage());
        return damage;
    }

    /** A grade names the engine that made it, which need not be the one that ran the session. */
    private SessionManifest underThisEngine() {
        return new SessionManifest(
                manifest.sessionId(),
                manifest.learner(),
                manifest.scenario(),
                manifest.scenarioSha256(),
                manifest.mode(),
                manifest.dominantHand(),
                manifest.attemptLabel(),
                manifest.device(),
                manifest.provenance(),
                manifest.pace(),
                manifest.tickHz(),
                manifest.seed(),
                manifest.mastery(),
                Engine.VERSION,
                manifest.start(),
                manifest.openedEpochMillis());
    }
}
