package org.trocar.telemetry.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trocar.core.content.ScenarioReader;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.StartHands;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.Note;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.protos.v1.ControllerPose;
import org.trocar.protos.v1.HandPose;
import org.trocar.protos.v1.PredictedPoses;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.folder.ScenarioFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;

/**
 * A session of ten seconds as a live one leaves it, with everything a frame can hold: hands that move and rest by turns, a controller, a
 * head, a gaze, velocities and predictions; the left hand lost for a while, a frame missing, refusals, a remark full of commas, a note.
 */
final class RecordedRun {
    static final int TICKS = 900;
    static final int LOST_FROM = 400;
    static final int LOST_TO = 460;
    static final int MISSING = 500;
    static final String AUTHOR = "educator-9";
    static final String REASON = "look, \"here\":\na slip";
    static final String LEARNER = "Amina-17";
    static final String DEVICE = "Headset SN-12345";
    static final String LABEL = "third try";
    /** 2026-03-04T05:06:07Z. */
    static final long OPENED_EPOCH_MILLIS = 1_772_600_767_000L;

    private static final long TICK_NANOS = 1_000_000_000L / 90;
    private static final int ALL = (1 << 26) - 1;
    /** The sender's clock is another than the session's. */
    private static final long SENDER_AHEAD_NANOS = 1_772_600_000_000_000_000L;

    private RecordedRun() {}

    /** Records and closes a session with its grade. */
    static SessionFolder record(Path data, String id) throws IOException {
        return record(data, id, LEARNER, TICKS, true);
    }

    /** @param closed whether the session ends in good order */
    static SessionFolder record(Path data, String id, String learner, int ticks, boolean closed) throws IOException {
        SessionFolder folder = SessionFolder.of(data, id);
        byte[] scenario = Files.readAllBytes(Path.of("../scenarios/peg-transfer.yaml"));
        SessionManifest manifest = manifest(id, learner, scenario);
        folder.begin(manifest, List.of(new ScenarioFile("peg-transfer.yaml", scenario)), "test");
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = journals.open(folder, journals.newRing(JournalRing.MIN_BYTES));
            run(manifest, journal, ticks);
            journals.close(journal).join();
        }
        if (closed) {
            Regrading.of(folder).grade().write(folder);
        } else {
            Files.delete(folder.path().resolve("journal.json"));
        }
        return folder;
    }

    private static SessionManifest manifest(String id, String learner, byte[] scenario) throws IOException {
        return new SessionManifest(
                id,
                learner,
                ScenarioReader.read("peg-transfer.yaml", scenario).scenario(),
                Sha256.hex(scenario),
                Mode.PRACTICE,
                Hand.RIGHT,
                LABEL,
                DEVICE,
                Provenance.SCRIPTED,
                Pace.LOCKSTEP,
                90,
                7,
                0.5,
                1,
                Optional.of(new StartHands(-0.15, 1, -0.3, 0.15, 1, -0.3)),
                OPENED_EPOCH_MILLIS,
                true);
    }

    private static void run(SessionManifest manifest, LiveJournal journal, int ticks) {
        Session session = new Session(manifest, journal, it -> {});
        TickInput in = new TickInput();
        for (int tick = 1; tick <= ticks; tick++) {
            while (!journal.hasRoom()) {
                Thread.onSpinWait();
            }
            session.tick(fill(in, tick, ticks));
            if (tick == 100) {
                journal.note(tick, Note.DROPPED_STATES, 3);
            }
        }
    }

    /** A tick's input as it came, decoded. */
    private static TickInput fill(TickInput in, int tick, int ticks) {
        in.clear(tick);
        if (tick != MISSING) {
            decode(frame(tick), in.addFrame(tick * TICK_NANOS, tick == 300), tick);
        }
        if (tick == 50) {
            in.addRefused(FrameVerdict.STALE, 2);
        }
        if (tick == 60) {
            in.addControl(new ControlEvent(ControlEvent.Kind.MARK, AUTHOR, REASON, 0));
            in.addControl(new ControlEvent(ControlEvent.Kind.CLOCK_OFFSET, "server", "", SENDER_AHEAD_NANOS));
        }
        if (tick == ticks) {
            in.addControl(new ControlEvent(ControlEvent.Kind.FINISH, "client", "", 0));
        }
        return in;
    }

    private static void decode(org.trocar.protos.v1.HandFrame message, HandFrame frame, int tick) {
        byte[] bytes = message.toByteArray();
        frame.clear();
        System.arraycopy(bytes, 0, frame.bytes, 0, bytes.length);
        frame.length = bytes.length;
        if (!new CodecFrames().decode(frame)) {
            throw new AssertionError("frame " + tick + " cannot be decoded");
        }
        frame.length = bytes.length;
        frame.receiveNanos = 77_000_000_000L + tick * TICK_NANOS + tick % 5 * 100_000;
    }

    /** The frame of a number. */
    static org.trocar.protos.v1.HandFrame frame(int number) {
        long captured = SENDER_AHEAD_NANOS + number * TICK_NANOS;
        org.trocar.protos.v1.HandFrame.Builder frame = org.trocar.protos.v1.HandFrame.newBuilder()
                .setSequence(number)
                .setCaptureNanos(captured)
                .setSampleNanos(captured - 2_000_000)
                .addAllHead(pose(0, 1.6f, 0))
                .setHeadFlags(15)
                .setRight(hand(0.15f, reach(number), number))
                .setRightController(controller(number))
                .setPredicted(PredictedPoses.newBuilder()
                        .setDisplayNanos(captured + 30_000_000)
                        .addAllHead(pose(0.01f, 1.6f, 0))
                        .addAllRightJoints(hand(0.16f, reach(number), number).getJointsList())
                        .addAllRightGrip(pose(0.16f, 1, -0.3f)))
                .addAllGaze(pose(0.02f, 1.6f, reach(number)))
                .setGazeFlags(15)
                .setGazeSampleNanos(captured - 5_000_000);
        if (number < LOST_FROM || number >= LOST_TO) {
            frame.setLeft(hand(-0.15f, reach(number + 45), number));
        }
        return frame.build();
    }

    /** How far a hand is from its place, metres: a second of going there and back, half a second of rest. */
    private static float reach(int number) {
        double phase = number % 135 / 90.0;
        double going = phase < 1 ? 1 - Math.cos(2 * Math.PI * phase) : 0;
        return (float) (0.05 * going);
    }

    private static HandPose hand(float x, float reach, int number) {
        int unknownThumb = number % 10 == 0 ? 1 << 3 : 0;
        HandPose.Builder hand = HandPose.newBuilder()
                .setPositionValid(ALL & ~unknownThumb)
                .setPositionTracked(ALL & ~(1 << 3))
                .setOrientationValid(ALL)
                .setOrientationTracked(ALL)
                .setLinearVelocityValid(ALL)
                .setAngularVelocityValid(1)
                .setVelocitiesDerived(true);
        for (int joint = 0; joint < 26; joint++) {
            hand.addJoints(x + 0.002f * joint + reach).addJoints(1 + reach / 3).addJoints(-0.3f);
            hand.addJoints(0).addJoints(0).addJoints(0).addJoints(1).addJoints(0.01f);
            hand.addVelocities(reach).addVelocities(0).addVelocities(-0.1f);
            hand.addVelocities(0.5f).addVelocities(0).addVelocities(0);
        }
        return hand.build();
    }

    private static ControllerPose controller(int number) {
        return ControllerPose.newBuilder()
                .addAllGrip(pose(0.15f + reach(number), 1, -0.3f))
                .setGripFlags(15)
                .addAllAim(pose(0.15f, 1, -0.4f))
                .setAimFlags(5)
                .setSelect(number % 3 / 3f)
                .setButtons(4)
                .build();
    }

    private static List<Float> pose(float x, float y, float z) {
        return List.of(x, y, z, 0f, 0f, 0f, 1f);
    }
}
