package org.trocar.telemetry.playback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trocar.core.content.ScenarioReader;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.StartHands;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.protos.codec.DecodeResult;
import org.trocar.protos.codec.HandFrameCodec;
import org.trocar.protos.v1.HandPose;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.folder.ScenarioFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;

/** A real session of two waving hands: the left one is lost for a while, the run is paused for a while, the
 * headset notes a change, and a second goes missing. */
public final class WavedSession {
    static final int TICK_HZ = 90;
    static final long LOST_FROM = 700;
    static final long LOST_TO = 760;
    static final long PAUSED_FROM = 1000;
    static final long PAUSED_TO = 1030;
    static final long MARKED_AT = 1100;
    static final long SLIP_AT = 1400;
    static final long SLIP_NANOS = 1_000_000_000L;

    /** What people write may be anything. */
    public static final String LABEL = "first </title> & <b>\"best\"</b>";

    private static final int JOINTS = 26;
    private static final int ALL = (1 << JOINTS) - 1;
    private static final Path SCENARIO = Path.of("../scenarios/peg-transfer.yaml");

    private static final String DEVICE = "a test";
    private static final long OFTEN_SLIPS_EVERY = 100;

    private final HandFrameCodec codec = new HandFrameCodec();
    private final boolean slipsOften;

    private WavedSession(boolean slipsOften) {
        this.slipsOften = slipsOften;
    }

    /** Records and closes it. */
    public static SessionFolder record(Path data, long ticks) throws IOException {
        return record(data, ticks, DEVICE, false);
    }

    /** The same of a tracker whose noise is known and too much for any interval, by a server that slips every hundred ticks. */
    public static SessionFolder recordBadly(Path data, long ticks) throws IOException {
        return record(data, ticks, "Leap Motion", true);
    }

    private static SessionFolder record(Path data, long ticks, String device, boolean slipsOften) throws IOException {
        byte[] scenario = Files.readAllBytes(SCENARIO);
        SessionManifest manifest = manifest(scenario, device);
        SessionFolder folder = begin(data, manifest, scenario);
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = journals.open(folder, journals.newRing(JournalRing.MIN_BYTES));
            new WavedSession(slipsOften).run(new Session(manifest, journal, session -> {}), journal, ticks);
            journals.close(journal).join();
        }
        return folder;
    }

    /** The same, but that the server died after a tick and another took the run up. A death is a copy of the folder while it is written. */
    static SessionFolder recordWithRestart(Path temp, long lastOfFirstLife, long ticks) throws IOException {
        SessionFolder folder = begin(temp.resolve("first"));
        SessionFolder copy = SessionFolder.of(temp.resolve("second"), Recordings.ID);
        WavedSession hands = new WavedSession(false);
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal first = journals.open(folder, journals.newRing(JournalRing.MIN_BYTES));
            Session died = new Session(manifest(), first, session -> {});
            hands.run(died, first, lastOfFirstLife);
            while (first.durableTick() < lastOfFirstLife) {
                Thread.onSpinWait();
            }
            copy(folder.path(), copy.path());
            LiveJournal second = journals.reopen(copy, journals.newRing(JournalRing.MIN_BYTES), Optional.empty());
            Session taken = new Session(manifest(), second, session -> {});
            taken.restore(died.snapshot());
            hands.run(taken, second, ticks);
            journals.close(second).join();
            journals.close(first).join();
        }
        return copy;
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static SessionFolder begin(Path data) throws IOException {
        byte[] scenario = Files.readAllBytes(SCENARIO);
        return begin(data, manifest(scenario, DEVICE), scenario);
    }

    private static SessionFolder begin(Path data, SessionManifest manifest, byte[] scenario) throws IOException {
        SessionFolder folder = SessionFolder.of(data, Recordings.ID);
        folder.begin(manifest, List.of(new ScenarioFile("peg-transfer.yaml", scenario)), "test");
        return folder;
    }

    static SessionManifest manifest() throws IOException {
        return manifest(Files.readAllBytes(SCENARIO), DEVICE);
    }

    private static SessionManifest manifest(byte[] scenario, String device) {
        return new SessionManifest(
                Recordings.ID,
                "learner-7",
                ScenarioReader.read(SCENARIO.toString(), scenario).scenario(),
                Sha256.hex(scenario),
                Mode.PRACTICE,
                Hand.RIGHT,
                LABEL,
                device,
                Provenance.SCRIPTED,
                Pace.REALTIME,
                TICK_HZ,
                7,
                0.25,
                1,
                Optional.of(new StartHands(-0.15, 1, -0.3, 0.15, 1, -0.3)),
                1_700_000_000_000L,
                false);
    }

    private void run(Session session, LiveJournal journal, long ticks) {
        TickInput in = new TickInput();
        for (long tick = session.tick() + 1; tick <= ticks; tick++) {
            while (!journal.hasRoom()) {
                Thread.onSpinWait();
            }
            session.tick(fill(in.clear(tick), tick));
        }
    }

    private TickInput fill(TickInput in, long tick) {
        long captureNanos = tick * 1_000_000_000L / TICK_HZ;
        decode(in.addFrame(captureNanos, false), frame(tick, captureNanos));
        if (tick == PAUSED_FROM || tick == PAUSED_TO) {
            ControlEvent.Kind kind = tick == PAUSED_FROM ? ControlEvent.Kind.PAUSE : ControlEvent.Kind.RESUME;
            in.addControl(new ControlEvent(kind, "tutor", "a question", 0));
        }
        if (tick == MARKED_AT) {
            in.addControl(new ControlEvent(ControlEvent.Kind.MARK, "headset", "from here on <controllers>", 0));
        }
        if (tick == SLIP_AT) {
            in.addControl(new ControlEvent(ControlEvent.Kind.SLIP, "server", "", SLIP_NANOS));
        }
        if (slipsOften && tick % OFTEN_SLIPS_EVERY == 0) {
            in.addControl(new ControlEvent(ControlEvent.Kind.SLIP, "server", "", SLIP_NANOS / 20));
        }
        return in;
    }

    private void decode(HandFrame frame, byte[] bytes) {
        System.arraycopy(bytes, 0, frame.bytes, 0, bytes.length);
        frame.length = bytes.length;
        if (codec.decode(frame.bytes, 0, frame.length, frame) != DecodeResult.OK) {
            throw new IllegalStateException("the test's own frame cannot be decoded");
        }
    }

    private static byte[] frame(long sequence, long captureNanos) {
        double turn = sequence * 0.03;
        var frame = org.trocar.protos.v1.HandFrame.newBuilder()
                .setSequence(sequence)
                .setCaptureNanos(captureNanos)
                .setRight(hand(0.15 + 0.06 * StrictMath.sin(turn), 1 + 0.05 * StrictMath.cos(turn)));
        if (sequence < LOST_FROM || sequence > LOST_TO) {
            frame.setLeft(hand(-0.15 + 0.05 * StrictMath.cos(turn * 0.7), 1 + 0.05 * StrictMath.sin(turn)));
        }
        return frame.build().toByteArray();
    }

    private static HandPose hand(double x, double y) {
        HandPose.Builder hand = HandPose.newBuilder()
                .setPositionValid(ALL)
                .setPositionTracked(ALL)
                .setOrientationValid(ALL)
                .setOrientationTracked(ALL);
        for (int joint = 0; joint < JOINTS; joint++) {
            hand.addJoints((float) x + 0.002f * joint).addJoints((float) y).addJoints(-0.3f);
            hand.addJoints(0).addJoints(0).addJoints(0).addJoints(1).addJoints(0.01f);
        }
        return hand.build();
    }
}
