package org.trocar.server;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.core.content.ScenarioReader;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
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
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.replay.ReplaySource;
import org.trocar.telemetry.replay.SessionRestorer;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainListener;
import org.trocar.xrbridge.player.RecordingPlayer;
import org.trocar.xrbridge.scripted.Script;
import org.trocar.xrbridge.scripted.ScriptedRun;

/** Sessions as a real server records them, and the golden ones. */
public final class RecordedSessions {
    public static final List<String> GOLDEN = List.of("engine-1-recording", "engine-1-scripted");
    private static final Path RECORDINGS = Path.of("../recordings");

    private RecordedSessions() {}

    /** A scripted trainee's run in lockstep. */
    public static SessionFolder scripted(Path data, ScenarioLibrary scenarios, Script script, RunOptions options)
            throws Exception {
        return play(
                data,
                scenarios,
                channel -> new ScriptedRun(script, options, System::nanoTime, TrainListener.NONE).run(channel));
    }

    public static SessionFolder scripted(Path data, Script script) throws Exception {
        return scripted(data, shipped(), script, options());
    }

    /** A recorded person's run in lockstep. */
    public static SessionFolder recorded(Path data, String recording) throws Exception {
        Path file = RECORDINGS.resolve(recording + ".trace.jsonl.gz");
        return play(
                data,
                shipped(),
                channel -> new RecordingPlayer(file, options(), false, System::nanoTime)
                        .play(channel, TrainListener.NONE));
    }

    public static RunOptions options() {
        return RunOptions.lockstep("learner-1", "peg-transfer");
    }

    private static ScenarioLibrary shipped() {
        return ScenarioLibrary.of(Path.of("../scenarios"));
    }

    @FunctionalInterface
    private interface Hands {
        RunOutcome stream(ManagedChannel channel) throws Exception;
    }

    private static SessionFolder play(Path data, ScenarioLibrary scenarios, Hands hands) throws Exception {
        try (TrocarServer server = TrocarServer.start(Servers.options(data), scenarios)) {
            ManagedChannel channel = NettyChannelBuilder.forAddress(server.address())
                    .usePlaintext()
                    .build();
            try {
                return SessionFolder.of(data, hands.stream(channel).opened().getSessionId());
            } finally {
                channel.shutdownNow();
            }
        }
    }

    /**
     * The shipped operation with a single ring, which ten seconds are enough for.
     */
    public static ScenarioLibrary oneRing(Path folder) throws IOException {
        String shipped = Files.readString(Path.of("../scenarios/peg-transfer.yaml"));
        String small = shipped.replace("count: 6\n", "count: 1\n")
                .replace("cutoff: 300 s", "cutoff: 60 s")
                .replace("proficiency: 48 s", "proficiency: 13 s");
        Files.writeString(Files.createDirectories(folder).resolve("peg-transfer.yaml"), small);
        putTexts(folder);
        return ScenarioLibrary.of(folder);
    }

    /** Copies what cues and summaries say to where a scenario of another folder looks for it. */
    public static void putTexts(Path scenarios) throws IOException {
        Path texts = Files.createDirectories(scenarios.resolve("texts"));
        for (String language : List.of("de.yaml", "en.yaml")) {
            Files.copy(
                    Path.of("../scenarios/texts", language),
                    texts.resolve(language),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Runs a session's hands again as another learner's, graded as a server does it. */
    public static SessionFolder again(
            SessionFolder original, Path data, String id, String learner, JournalThread journals, JournalRing ring)
            throws IOException {
        StoredManifest stored = original.read().manifest().orElseThrow();
        Path file = original.scenario(stored.scenarioFiles().get(0).name());
        LoadedScenario scenario = ScenarioReader.read(file.toString(), Files.readAllBytes(file));
        SessionManifest manifest = named(stored.toSessionManifest(scenario.scenario()), id, learner);
        SessionFolder copy = SessionFolder.of(data, id);
        copy.begin(
                manifest, List.of(new ScenarioFile(stored.scenarioFiles().get(0).name(), scenario.bytes())), "test");
        LiveJournal journal = journals.open(copy, ring);
        Session session = new Session(manifest, journal, emitted -> {});
        run(original, session, journal, Long.MAX_VALUE);
        close(copy, session, journals.close(journal).join());
        return copy;
    }

    /** Runs a session's hands again; after {@code lastTick} the process dies, and another takes the session up and runs the rest. */
    public static SessionFolder restarted(SessionFolder original, Path data, long lastTick) throws IOException {
        StoredManifest stored = original.read().manifest().orElseThrow();
        SessionFolder first = SessionFolder.of(data.resolve("first-life"), stored.sessionId());
        SessionManifest manifest = RecordedManifest.of(original, original.read());
        Path scenario = original.scenario(stored.scenarioFiles().get(0).name());
        first.begin(
                manifest,
                List.of(new ScenarioFile(scenario.getFileName().toString(), Files.readAllBytes(scenario))),
                "test");
        SessionFolder second = SessionFolder.of(data.resolve("second-life"), stored.sessionId());
        try (JournalThread journals = new JournalThread((session, cause) -> {})) {
            LiveJournal journal = journals.open(first, journals.newRing(JournalRing.MIN_BYTES));
            run(original, new Session(manifest, journal, emitted -> {}), journal, lastTick);
            while (journal.durableTick() < lastTick) {
                Thread.onSpinWait();
            }
            copy(first.path(), second.path());
        }
        goOn(original, second);
        return second;
    }

    /** Runs a session's hands again; in the tick after {@code lastTick} the process dies when it has written the input. */
    public static SessionFolder killedWithinATick(SessionFolder original, Path data, long lastTick) throws Exception {
        SessionManifest manifest = RecordedManifest.of(original, original.read());
        SessionFolder live = SessionFolder.of(data.resolve("living"), manifest.sessionId());
        Path scenario = original.scenario(
                original.read().manifest().orElseThrow().scenarioFiles().get(0).name());
        live.begin(
                manifest,
                List.of(new ScenarioFile(scenario.getFileName().toString(), Files.readAllBytes(scenario))),
                "test");
        SessionFolder dead = SessionFolder.of(data, manifest.sessionId());
        try (JournalThread journals = new JournalThread((session, cause) -> {})) {
            LiveJournal journal = journals.open(live, journals.newRing(JournalRing.MIN_BYTES));
            run(original, new Session(manifest, journal, emitted -> {}), journal, lastTick);
            TickInput unsealed = new TickInput();
            unsealed.clear(lastTick + 1);
            journal.input(unsealed);
            Patiently.await("the last input to be written", () -> lastTickIn(live) > lastTick);
            copy(live.path(), dead.path());
        }
        dead.unmarkRunning();
        return dead;
    }

    private static long lastTickIn(SessionFolder folder) {
        try (JournalReader reader = JournalReader.open(folder)) {
            reader.readToEnd();
            return reader.tick();
        }
    }

    private static void goOn(SessionFolder original, SessionFolder folder) throws IOException {
        SessionRestorer.Restored restored =
                (SessionRestorer.Restored) SessionRestorer.restore(folder, Optional.empty(), new CodecFrames());
        try (JournalThread journals = new JournalThread((session, cause) -> {})) {
            LiveJournal journal = journals.reopen(folder, journals.newRing(JournalRing.MIN_BYTES), Optional.empty());
            Session session = new Session(restored.manifest(), journal, emitted -> {});
            session.restore(restored.state());
            run(original, session, journal, Long.MAX_VALUE);
            close(folder, session, journals.close(journal).join());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(path));
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }

    private static void close(SessionFolder folder, Session session, JournalSummary summary) throws IOException {
        RunRecord record = RunRecords.of(
                folder,
                StoredManifest.FORMAT_VERSION,
                session.manifest().scenario().rubric(),
                summary);
        GradeDocument.of(Grader.grade(session, record, Regrading.bars(folder))).write(folder);
    }

    /** From the session's next tick on. */
    private static void run(SessionFolder original, Session session, LiveJournal journal, long lastTick) {
        try (JournalReader reader = JournalReader.open(original)) {
            ReplaySource source = new ReplaySource(reader, new CodecFrames());
            TickInput in = new TickInput();
            while (source.next(in) && in.tick() <= lastTick) {
                while (!journal.hasRoom()) {
                    Thread.onSpinWait();
                }
                if (in.tick() > session.tick()) {
                    session.tick(in);
                }
            }
        }
    }

    private static SessionManifest named(SessionManifest of, String id, String learner) {
        return new SessionManifest(
                id,
                learner,
                of.scenario(),
                of.scenarioSha256(),
                of.mode(),
                of.dominantHand(),
                of.attemptLabel(),
                of.device(),
                of.provenance(),
                of.pace(),
                of.tickHz(),
                of.seed(),
                of.mastery(),
                Engine.VERSION,
                of.start(),
                of.openedEpochMillis(),
                of.gazeConsent());
    }

    /** Unpacks a golden journal into a data folder, under the id it was recorded with. */
    public static SessionFolder golden(Path data, String name) throws IOException {
        Path draft = Files.createDirectories(data.resolve("unpacking"));
        unpack(Path.of("src/test/resources/golden", name + ".zip"), draft);
        String id = SessionFolder.at(draft).read().manifest().orElseThrow().sessionId();
        SessionFolder folder = SessionFolder.of(data, id);
        Files.createDirectories(folder.path().getParent());
        Files.move(draft, folder.path());
        return folder;
    }

    /**
     * A golden journal's hands under this engine, whichever recorded them: a session of the newest format with the same id.
     *
     * @param originals where the golden journal is unpacked
     */
    public static SessionFolder goldenAgain(Path originals, Path data, String name) throws IOException {
        SessionFolder original = golden(originals, name);
        String learner = original.read().manifest().orElseThrow().learner();
        try (JournalThread journals = new JournalThread((session, cause) -> {})) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            return again(original, data, original.path().getFileName().toString(), learner, journals, ring);
        }
    }

    private static void unpack(Path file, Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
    }
}
