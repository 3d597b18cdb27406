package org.trocar.xrbridge.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.Opened;
import org.trocar.xrbridge.scripted.Bench;
import org.trocar.xrbridge.scripted.Script;
import org.trocar.xrbridge.scripted.ScriptedTrainee;
import org.trocar.xrbridge.scripted.Sight;
import org.trocar.xrbridge.simulated.RecordedDriver;
import org.trocar.xrbridge.trace.TraceHeader;
import org.trocar.xrbridge.trace.TraceWriter;

/** While a headset runs, its thread allocates nothing: with the simulated headset playing 26 joints a hand, and a network that has stalled. */
class TickAllocationTest {
    private static final int TICKS = 5_000;
    private static final int ROUNDS = 9;
    private static final int FRAMES = 900;
    private static final long FRAME_NANOS = 1_000_000_000L / 90;
    /** So short that the recording lasts for all rounds. */
    private static final long PERIOD_NANOS = FRAMES * FRAME_NANOS / ((ROUNDS + 1) * TICKS);

    @TempDir
    private Path temp;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final StubClock clock = new StubClock();
    private final Ticker ticker = new Ticker(clock, PERIOD_NANOS);
    private final FreshFrames frames = new FreshFrames(32);
    private final Queue<HeadsetNews> news = new ArrayDeque<>();

    @Test
    void fiveThousandTicksOfTheSimulatedHeadsetCostNoBytes() throws Exception {
        RecordedDriver driver = RecordedDriver.of(hands(), clock::nanoTime);
        HeadsetLoop loop = new HeadsetLoop(driver, clock, ticker, false, frames, new Vibrations(), news);
        loop.tick(ticker.next());
        driver.opened(Opened.getDefaultInstance());
        loop.handOver();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < TICKS; i++) {
                loop.tick(ticker.next());
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals((long) ROUNDS * TICKS, loop.meter().report(0, 0, 0, 0).located(), "it ran all the time");
        assertEquals((long) ROUNDS * TICKS - 32, frames.dropped());
        assertEquals(0, least, "bytes over 5,000 ticks");
    }

    /** A trace of a scripted trainee that holds still. */
    private Path hands() throws Exception {
        Path file = temp.resolve("hands.trace.jsonl");
        ScriptedTrainee trainee = new ScriptedTrainee(Script.good(1), Bench.TABLETOP, 90);
        Sight nothing = new Sight(Bench.TABLETOP.ring().count());
        HandFrame frame = new HandFrame();
        TraceHeader header = new TraceHeader("scripted", "test", "Apache-2.0", List.of(), List.of());
        try (TraceWriter out = TraceWriter.create(file, header)) {
            for (int i = 0; i < FRAMES; i++) {
                trainee.next(nothing, frame);
                out.write(frame);
            }
        }
        return file;
    }
}
