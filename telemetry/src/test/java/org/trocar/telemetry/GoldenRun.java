package org.trocar.telemetry;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionJournal;
import org.trocar.core.session.SessionManifest;
import org.trocar.telemetry.folder.Encryption;
import org.trocar.telemetry.folder.ScenarioFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.LiveJournal;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.replay.ReplaySource;

/** The scripted trainee's hands: the frames of a golden journal, over and over, for a real session with a journal of a test's own. */
public final class GoldenRun {
    private static final Path ZIP = Path.of("../server/src/test/resources/golden/engine-1-scripted.zip");

    private static final long TICKS_A_ROUND = 1_000;

    private final SessionFolder golden;
    private final SessionManifest manifest;

    /** @param data where to unpack it */
    public GoldenRun(Path data) throws IOException {
        golden = SessionFolder.at(unpack(data.resolve("golden")));
        manifest = underThisEngine(RecordedManifest.of(golden, golden.read()));
    }

    private static Path unpack(Path target) throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(ZIP);
                Stream<Path> files = Files.walk(archive.getPath("/"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path copy = target.resolve(file.toString().substring(1));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return target;
    }

    private static SessionManifest underThisEngine(SessionManifest recorded) {
        return new SessionManifest(
                recorded.sessionId(),
                recorded.learner(),
                recorded.scenario(),
                recorded.scenarioSha256(),
                recorded.mode(),
                recorded.dominantHand(),
                recorded.attemptLabel(),
                recorded.device(),
                recorded.provenance(),
                recorded.pace(),
                recorded.tickHz(),
                recorded.seed(),
                recorded.mastery(),
                Engine.VERSION,
                recorded.start(),
                recorded.openedEpochMillis(),
                recorded.gazeConsent());
    }

    /** The golden session itself. */
    public SessionFolder folder() {
        return golden;
    }

    public SessionManifest manifest() {
        return manifest;
    }

    /** A folder in which this run may be journaled. */
    public SessionFolder begin(Path data, Optional<Encryption> encryption) throws IOException {
        StoredManifest stored = golden.read().manifest().orElseThrow();
        String name = stored.scenarioFiles().get(0).name();
        ScenarioFile scenario = new ScenarioFile(name, Files.readAllBytes(golden.scenario(name)));
        SessionFolder folder = SessionFolder.of(data, manifest.sessionId());
        folder.begin(manifest, List.of(scenario), encryption, "test");
        return folder;
    }

    /**
     * Runs a session from the tick after the one it stands at to another.
     *
     * @return the state hash after each of these ticks
     */
    public List<Long> run(Session session, LiveJournal journal, long last) {
        List<Long> hashes = new ArrayList<>();
        while (session.tick() < last) {
            long rounds = session.tick() / TICKS_A_ROUND;
            round(rounds * TICKS_A_ROUND, in -> {
                if (in.tick() > session.tick() && in.tick() <= last) {
                    await(journal);
                    session.tick(in);
                    hashes.add(session.stateHash());
                }
            });
        }
        return hashes;
    }

    /** The golden run's first ticks, as if they came so many ticks later. */
    private void round(long ticksLater, Consumer<TickInput> taker) {
        TickInput in = new TickInput();
        TickInput later = new TickInput();
        try (JournalReader reader = JournalReader.open(golden)) {
            ReplaySource source = new ReplaySource(reader, new CodecFrames());
            while (source.next(in) && in.tick() <= TICKS_A_ROUND) {
                later.clear(in.tick() + ticksLater);
                for (int i = 0; i < in.frameCount(); i++) {
                    long captured = in.captureSessionNanos(i) + ticksLater * manifest.tickNanos();
                    later.addFrame(captured, in.late(i)).set(in.frame(i));
                }
                taker.accept(later);
            }
        }
    }

    private static void await(LiveJournal journal) {
        while (!journal.hasRoom()) {
            Thread.onSpinWait();
        }
    }

    /** A session of this run, from its start, with a journal as the test wants it. */
    public Session session(LiveJournal journal, UnaryOperator<SessionJournal> wrapped) {
        return new Session(manifest, wrapped.apply(journal), shown -> {});
    }
}
