package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.StartHands;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.Engine;
import org.trocar.core.session.FrameRing;
import org.trocar.core.session.Ingest;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionDriver;
import org.trocar.core.session.SessionLoop;
import org.trocar.core.session.SessionManifest;
import org.trocar.protos.codec.DecodeResult;
import org.trocar.protos.codec.HandFrameCodec;
import org.trocar.telemetry.folder.ScenarioFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;

/** Invariant 7: decoding, ingest, the session and the journal's loop side allocate nothing in steady state. */
class FramePathAllocationTest {
    private static final int TICKS = 10_000;
    /** The compilers, not the code, allocate a little while they settle; the first quiet round will do. */
    private static final int ROUNDS = 7;

    private static final String ID = "01980000-0000-7000-8000-000000000001";

    @TempDir
    private Path data;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final FrameRing ring = new FrameRing(64);
    private final HandFrameCodec codec = new HandFrameCodec();
    private final byte[][] frames = new byte[180][];
    private final AtomicLong ticked = new AtomicLong();
    private final AtomicLong loopBytes = new AtomicLong();
    private long sent;

    @Test
    void tenThousandFramesFromBytesToSealAllocateNothing() throws Exception {
        for (int i = 0; i < frames.length; i++) {
            frames[i] = TestHands.frame(i + 1).toByteArray();
        }
        LoadedScenario scenario = ScenarioLibrary.of(Path.of("../scenarios")).get("peg-transfer");
        SessionManifest manifest = manifest(scenario);
        SessionFolder folder = SessionFolder.of(data, ID);
        folder.begin(manifest, List.of(new ScenarioFile("peg-transfer.yaml", scenario.bytes())), "test");
        try (JournalThread journals = new JournalThread((session, cause) -> {})) {
            LiveJournal journal = journals.open(folder, journals.newRing(JournalRing.DEFAULT_BYTES));
            Ingest ingest = new Ingest(Pace.LOCKSTEP, manifest.tickNanos(), ring);
            Session session = new Session(manifest, journal, this::ticked);
            SessionLoop loop = new SessionLoop(System::nanoTime);
            loop.add(new SessionDriver(session, ingest, journal, manifest, (ended, failure) -> {}));
            Thread loopThread = new Thread(loop, "loop");
            loopThread.start();

            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS && least > 0; round++) {
                long before = allocated();
                run(loop);
                least = Math.min(least, allocated() - before);
            }
            loop.stop();
            loopThread.join();
            assertEquals(sent, session.tick());
            assertTrue(journal.lost() == 0);
            assertEquals(0, least, "bytes over 10,000 frames, decoding and loop thread together");
        }
    }

    /** On the loop thread, which counts its own: to count another thread's allocates a little, until that is compiled. */
    private void ticked(Session session) {
        loopBytes.lazySet(threads.getCurrentThreadAllocatedBytes());
        ticked.lazySet(session.tick());
    }

    private long allocated() {
        return threads.getCurrentThreadAllocatedBytes() + loopBytes.get();
    }

    private void run(SessionLoop loop) {
        for (int i = 0; i < TICKS; i++) {
            HandFrame slot = ring.claim();
            while (slot == null) {
                Thread.onSpinWait();
                slot = ring.claim();
            }
            byte[] bytes = frames[(int) (sent % frames.length)];
            if (codec.decode(bytes, 0, bytes.length, slot) != DecodeResult.OK) {
                throw new IllegalStateException(codec.faultField());
            }
            sent++;
            slot.sequence = sent;
            slot.captureNanos = sent * TestHands.FRAME_NANOS;
            ring.commit();
            loop.wake();
        }
        while (ticked.get() < sent) {
            Thread.onSpinWait();
        }
    }

    private static SessionManifest manifest(LoadedScenario scenario) {
        return new SessionManifest(
                ID,
                "learner-1",
                scenario.scenario(),
                scenario.sha256(),
                Mode.PRACTICE,
                Hand.RIGHT,
                "",
                "made up",
                Provenance.SCRIPTED,
                Pace.LOCKSTEP,
                90,
                1,
                0,
                Engine.VERSION,
                Optional.of(new StartHands(-0.15, 1, -0.3, 0.15, 1, -0.3)),
                0,
                false);
    }
}
