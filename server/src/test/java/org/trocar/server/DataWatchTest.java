package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.trocar.server.live.DataWatch;
import org.trocar.server.live.LiveSessions;

/** What counts as a data folder that cannot be used. */
class DataWatchTest {
    private static final String ENDS = "the data folder cannot be used";

    private final AtomicLong nanos = new AtomicLong();
    private final DataWatch watch = new DataWatch(Path.of("data"), this::trouble, new LiveSessions(1), nanos::get);
    private DataWatch.Trouble answer = Optional::empty;

    private Optional<String> trouble() throws IOException {
        return answer.now();
    }

    private void look(DataWatch.Trouble answered) {
        answer = answered;
        watch.look(() -> {});
    }

    @Test
    void onlyWhatIsSeenTwiceInARowEndsWhatRuns() {
        try (SpokenLog log = new SpokenLog()) {
            look(() -> Optional.of("is gone"));
            look(Optional::empty);
            look(() -> Optional.of("is gone"));
            assertTrue(log.lines().isEmpty(), log.lines().toString());
            look(() -> Optional.of("is gone"));
            assertEquals(1, log.with(ENDS, "is gone").size(), log.lines().toString());
        }
    }

    @Test
    void aDiskThatDoesNotSayIsNoReasonToEndOrRefuseAnything() {
        try (SpokenLog log = new SpokenLog()) {
            DataWatch.Trouble unknown = () -> {
                throw new IOException("stale handle");
            };
            look(unknown);
            look(unknown);
            assertEquals(1, log.lines().size(), log.lines().toString());
            assertEquals(1, log.with("does not say", "stale handle").size());
            assertTrue(watch.refusal("open").isEmpty());
        }
    }

    @Test
    void aDiskThatHangsIsNotAskedAgainByWhoeverOpens() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        Thread looking = new Thread(() -> look(() -> {
            hangs.countDown();
            awaitUninterrupted(answers);
            return Optional.empty();
        }));
        looking.start();
        hangs.await();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(6));
        assertEquals(
                "data folder does not answer",
                watch.refusal("open").orElseThrow().getValue());
        answers.countDown();
        looking.join();
        assertTrue(watch.refusal("open").isEmpty());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
