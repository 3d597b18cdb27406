package org.trocar.server.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.content.ScenarioReader;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.math.Pose;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.Attempt;
import org.trocar.core.session.Engine;
import org.trocar.core.session.FrameRing;
import org.trocar.core.session.Ingest;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionDriver;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.protos.codec.DecodeResult;
import org.trocar.protos.codec.GazeRemover;
import org.trocar.protos.codec.HandFrameCodec;
import org.trocar.server.wire.WorldStateView;
import org.trocar.telemetry.grade.GradeDocument;

/**
 * Any sequence of frames, control requests, connections and delays, told by a script of one-byte commands, as one session's input: it never fails,
 * its replay meets every seal, the world stays finite, and it can be graded.
 */
public final class IngestFuzz {
    private static final LoadedScenario SCENARIO = ScenarioReader.read(Path.of("../scenarios/peg-transfer.yaml"));
    private static final int MAX_TICKS = 240;
    private static final int MAX_COMMANDS = 2000;
    private static final int RING = 64;
    private static final int[] RATES = {90, 72, 80, 120};
    private static final RunRecord RECORD = new RunRecord("00", "00", 0, "", 0);

    private final Script script;
    private final FuzzedHands hands = new FuzzedHands(SCENARIO.scenario());
    private final HandFrameCodec codec = new HandFrameCodec();
    private final GazeRemover gaze = new GazeRemover();
    private final SessionManifest manifest;
    private final TickRecord record = new TickRecord();
    private final WorldStateView view =
            new WorldStateView(SCENARIO.scenario().ring().count());
    private final Session session;
    private final Ingest ingest;
    private final SessionDriver driver;
    private FrameRing ring = new FrameRing(RING);
    private RuntimeException failure;
    private boolean over;
    private long nowNanos;
    private long sequence;
    private long captureNanos;

    private IngestFuzz(byte[] input) {
        script = new Script(input);
        manifest = manifest();
        session = new Session(manifest, record, this::check);
        ingest = new Ingest(manifest.pace(), manifest.tickNanos(), ring);
        driver = new SessionDriver(session, ingest, record, manifest, this::ended);
    }

    private SessionManifest manifest() {
        int kind = script.next();
        return new SessionManifest(
                "0199-fuzz",
                "learner-1",
                SCENARIO.scenario(),
                SCENARIO.sha256(),
                Mode.values()[(kind >> 4 & 3) % Mode.values().length],
                Hand.values()[kind & 1],
                "",
                "fuzz",
                Provenance.SCRIPTED,
                Pace.values()[kind >> 1 & 1],
                RATES[kind >> 2 & 3],
                42,
                (kind >> 7) * 0.9,
                Engine.VERSION,
                (kind >> 6 & 1) == 0 ? Optional.of(hands.start()) : Optional.empty(),
                0,
                false);
    }

    public static void fuzzerInitialize() {
        FuzzTarget.INGEST.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        new IngestFuzz(input).run();
    }

    private void run() {
        driver.start(nowNanos);
        for (int i = 0; i < MAX_COMMANDS && !over && !script.ended() && record.ticks() < MAX_TICKS; i++) {
            command();
            drive();
        }
        end();
        if (failure != null) {
            throw failure;
        }
        record.replay(manifest);
        grade(session);
        Grade retold = grade(record.retold(manifest));
        assertEquals(Grader.grade(session, RECORD, ErrorBars.none()).values(), retold.values(), "the run as recorded");
    }

    private void command() {
        switch (script.next(17)) {
            case 0 -> hands.move(Hand.LEFT, script);
            case 1 -> hands.move(Hand.RIGHT, script);
            case 2 -> hands.hold(script);
            case 3, 4 -> frames(script.next());
            case 5 -> hands.spoilNumber(script);
            case 6 -> hands.spoilFlags(script);
            case 7 -> hands.spoilNothing();
            case 8 -> captureNanos += script.far();
            case 9 -> sequence += script.far();
            case 10 -> control();
            case 11 -> nowNanos += manifest.tickNanos() * script.next();
            case 12 -> connect();
            case 13 -> lose();
            case 14 -> wholeFrame();
            case 15 -> hands.turnSpace();
            default -> nowNanos += Math.abs(script.far() % 3_600_000_000_000L);
        }
    }

    private void frames(int count) {
        for (int i = 0; i < count && !over && record.ticks() < MAX_TICKS; i++) {
            sequence++;
            captureNanos += manifest.tickNanos();
            nowNanos += manifest.tickNanos();
            HandFrame frame = hands.frame(sequence, captureNanos);
            codec.encode(frame);
            send(frame.bytes, frame.length);
            drive();
        }
    }

    private void wholeFrame() {
        byte[] bytes = script.rest(script.next() * 64);
        send(bytes, bytes.length);
    }

    /** As it comes from the network. */
    private void send(byte[] bytes, int length) {
        HandFrame slot = ring.claim();
        if (slot == null) {
            ring.countOverrun(sequence);
        } else if (codec.decode(bytes, 0, length, slot) == DecodeResult.OK) {
            gaze.removeFrom(slot);
            slot.receiveNanos = nowNanos;
            ring.commit();
        } else {
            ring.countMalformed();
        }
    }

    private void control() {
        ControlEvent.Kind[] kinds = ControlEvent.Kind.values();
        ControlEvent.Kind kind = kinds[script.next(kinds.length)];
        switch (kind) {
            // The server's own, whose values it works out itself.
            case CLOCK_OFFSET, GAP, SLIP, INERT -> {}
            default -> driver.offer(new ControlEvent(kind, "teacher", "ü".repeat(script.next() * 3), 0));
        }
    }

    private void connect() {
        ring = new FrameRing(RING);
        ingest.attach(ring);
    }

    private void lose() {
        ring.countMalformed();
        ring.countOverrun(script.far());
    }

    private void drive() {
        for (int i = 0; i < 4 && !over; i++) {
            driver.run(nowNanos);
        }
    }

    private void end() {
        driver.offer(new ControlEvent(ControlEvent.Kind.SHUTDOWN, "server", "", 0));
        for (int i = 0; i < 200 && !over && record.hasRoom(); i++) {
            nowNanos += manifest.tickNanos();
            driver.run(nowNanos);
        }
        assertTrue(over || !record.hasRoom(), "a session ends when it is told to");
    }

    private void ended(Session ended, RuntimeException why) {
        over = true;
        failure = why;
    }

    /** After each tick. */
    private void check(Session ticked) {
        for (Hand hand : Hand.values()) {
            finite(ticked.world().grasper(hand).tip());
        }
        for (int i = 0; i < ticked.world().rings().count(); i++) {
            finite(ticked.world().rings().pose(i));
        }
        view.acknowledge(ingest.lastSequence(), ingest.lastCaptureNanos(), ingest.lastReceiveNanos());
        view.encode(ticked, nowNanos);
    }

    private static void finite(Pose pose) {
        double sum = pose.position.length()
                + Math.abs(pose.orientation.x)
                + Math.abs(pose.orientation.y)
                + Math.abs(pose.orientation.z)
                + Math.abs(pose.orientation.w);
        assertTrue(Double.isFinite(sum), "the world stays finite");
    }

    private static Grade grade(Attempt attempt) {
        Grade grade = Grader.grade(attempt, RECORD, ErrorBars.none());
        GradeDocument document = GradeDocument.of(grade);
        try {
            GradeDocument read = GradeDocument.ofCanonical(document.canonicalJson());
            assertEquals(
                    document.canonicalJson(), GradeDocument.of(read.grade()).canonicalJson(), "the grade");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return grade;
    }

    static List<byte[]> seeds() {
        return List.of(transfer(0), transfer(2), stillHands(), hostile());
    }

    /** The left hand takes a ring off its peg and drops it. */
    private static byte[] transfer(int kind) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(kind);
        bytes(out, 3, 10, 0, -51, 80, -30, 3, 15);
        for (int up = 80; up > 54; up -= 2) {
            bytes(out, 0, -51, up, -30, 3, 2);
        }
        bytes(out, 2, 1, 3, 15);
        for (int up = 54; up < 100; up += 2) {
            bytes(out, 0, -51, up, -30, 3, 2);
        }
        bytes(out, 2, 0, 3, 60, 10, 4);
        return out.toByteArray();
    }

    private static byte[] stillHands() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bytes(out, 66, 3, 60, 1, 30, 60, 10, 3, 30, 2, 48, 3, 40, 10, 0, 0, 3, 20, 10, 1, 0, 3, 20);
        return out.toByteArray();
    }

    private static byte[] hostile() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bytes(
                out, 0, 3, 20, 5, 1, 0, 0, 0, 0xC0, 0x7F, 3, 5, 7, 8, 100, 30, 3, 60, 8, -100, 40, 3, 10, 9, -5, 0, 3,
                10);
        bytes(out, 12, 3, 10, 13, 4, 0, 15, 3, 30, 16, 10, 30, 3, 10, 11, 20, 6, 0, 255, 255, 255, 255, 3, 10, 14, 1);
        return out.toByteArray();
    }

    private static void bytes(ByteArrayOutputStream out, int... values) {
        for (int value : values) {
            out.write(value);
        }
    }
}
