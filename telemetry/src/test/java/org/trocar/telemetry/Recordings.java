package org.trocar.telemetry;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.StartHands;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.Ports;
import org.trocar.core.scenario.RingSpec;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.SessionManifest;
import org.trocar.telemetry.folder.Encryption;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.ScenarioFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;
import org.trocar.telemetry.keys.LearnerKeys;

/** Small recorded sessions for tests. */
public final class Recordings {
    public static final String ID = "0190a1b2-0000-7000-8000-000000000001";
    public static final String OTHER_ID = "0190a1b2-0000-7000-8000-000000000002";
    public static final long TICK_NANOS = 11_111_111;
    private static final byte[] SCENARIO_FILE = "schema: 1\nid: toy\n".getBytes(StandardCharsets.UTF_8);

    private Recordings() {}

    public static SessionFolder begin(Path data, String sessionId) throws IOException {
        return begin(data, sessionId, Optional.empty());
    }

    public static SessionFolder begin(Path data, String sessionId, Optional<Encryption> encryption) throws IOException {
        SessionFolder folder = SessionFolder.of(data, sessionId);
        folder.begin(manifest(sessionId), List.of(new ScenarioFile("toy.yaml", SCENARIO_FILE)), encryption, "test");
        return folder;
    }

    /** A key as a learner has one. */
    public static Aead key() {
        try {
            AeadConfig.register();
            KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static SessionManifest manifest(String sessionId) {
        return manifest(sessionId, "learner-7");
    }

    static SessionManifest manifest(String sessionId, String learner) {
        return new SessionManifest(
                sessionId,
                learner,
                scenario(),
                Sha256.hex(SCENARIO_FILE),
                Mode.PRACTICE,
                Hand.RIGHT,
                "first",
                "a test",
                Provenance.SCRIPTED,
                Pace.LOCKSTEP,
                90,
                Long.MIN_VALUE + 1,
                0.25,
                1,
                Optional.of(new StartHands(-0.1, 1, -0.3, 0.1, 1, -0.3)),
                1_700_000_000_000L,
                false);
    }

    public static Scenario scenario() {
        return new Scenario(
                "toy",
                1,
                "A toy",
                "Do nothing",
                new PegBoard(0.1, 0.1, -0.2, 0.003, 0.03, 0.4, List.of()),
                new RingSpec(0.01, 0.002, 0.003, 6),
                new GrasperSpec(0.3, 0.05, 0.25, 0.02, 0.003, 0.5, 0.2, 0.5, 4, 0.02, 0.04, 0.6, 0.4),
                new Ports(0.08, 0.15, 0.05),
                new Scenario.Home(0.05, 0.05, 0),
                new Rubric(
                        "toy-rubric",
                        2,
                        300,
                        10,
                        "provisional",
                        48,
                        "provisional",
                        List.<ErrorKind>of(),
                        List.of(),
                        0.9),
                List.of());
    }

    /** Fills a tick's input: one frame in most, none in every seventh, two in every eleventh, now and then a refusal or a mark. */
    public static TickInput fill(TickInput in, long tick) {
        in.clear(tick);
        int frames = tick % 7 == 0 ? 0 : tick % 11 == 0 ? 2 : 1;
        for (int i = 0; i < frames; i++) {
            long captured = tick * TICK_NANOS + i * 1_000_000;
            TestFrames.fill(in.addFrame(captured, tick % 13 == 0), 2 * tick + i, 5_000_000_000L + captured);
        }
        if (tick % 17 == 0) {
            in.addRefused(FrameVerdict.STALE, 2);
        }
        if (tick % 100 == 0) {
            in.addControl(new ControlEvent(ControlEvent.Kind.MARK, "educator-1", "schau: größer", tick));
        }
        return in;
    }

    /** Runs ticks first to last, waiting for room as a lockstep session does. */
    public static void run(ToyRun run, LiveJournal journal, long first, long last) {
        TickInput in = new TickInput();
        for (long tick = first; tick <= last; tick++) {
            while (!journal.hasRoom()) {
                Thread.onSpinWait();
            }
            run.tick(fill(in, tick));
        }
    }

    /** Records and closes a whole session. */
    public static JournalSummary record(Path data, String sessionId, long ticks) throws IOException {
        return record(begin(data, sessionId), Optional.empty(), ticks);
    }

    /** The same encrypted. */
    public static JournalSummary record(Path data, String sessionId, Aead key, long ticks) throws IOException {
        return record(begin(data, sessionId, Optional.of(Encryption.AES256_GCM)), Optional.of(key), ticks);
    }

    /** The same with a learner's key, as a data folder keeps it. */
    public static JournalSummary recordEncrypted(Path data, String sessionId, String learner, long ticks)
            throws IOException {
        SessionFolder folder = SessionFolder.of(data, sessionId);
        folder.begin(
                manifest(sessionId, learner),
                List.of(new ScenarioFile("toy.yaml", SCENARIO_FILE)),
                Optional.of(Encryption.AES256_GCM),
                "test");
        return record(folder, Optional.of(LearnerKeys.forLearner(data, learner)), ticks);
    }

    private static JournalSummary record(SessionFolder folder, Optional<Aead> key, long ticks) throws IOException {
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            LiveJournal journal = journals.open(folder, ring, key);
            run(new ToyRun(journal), journal, 1, ticks);
            return journals.close(journal).join();
        }
    }

    public static void noFailure(String sessionId, Throwable cause) {
        throw new AssertionError("the journal of " + sessionId + " failed", cause);
    }
}
