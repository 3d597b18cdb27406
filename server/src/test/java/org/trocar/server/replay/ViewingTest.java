package org.trocar.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.ReplayPlay;
import org.trocar.protos.v1.ReplayPosition;
import org.trocar.protos.v1.ReplayRequest;
import org.trocar.protos.v1.ReplaySeek;
import org.trocar.protos.v1.ReplayUpdate;
import org.trocar.protos.v1.ReplayUpdate.UpdateCase;
import org.trocar.server.GoldenSession;
import org.trocar.telemetry.playback.Playback;
import org.trocar.telemetry.playback.Player;

/** Viewers that do not behave, each without a network. */
class ViewingTest {
    private static final long TEN_SECONDS_NANOS = 10_000_000_000L;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    @TempDir
    Path folder;

    private final StubViewer client = new StubViewer();
    private final AtomicLong nanos = new AtomicLong();

    private ViewerStream stream(long nanosAReading) {
        ViewerStream stream = new ViewerStream(client, () -> nanos.addAndGet(nanosAReading));
        stream.own();
        return stream;
    }

    private Player player() throws Exception {
        return new Player(Playback.open(GoldenSession.unpack(folder)));
    }

    @Test
    void aViewerThatNeverReadsIsLetGoAndToldWhy() throws Exception {
        client.reads = false;
        ViewerStream stream = stream(TEN_SECONDS_NANOS);
        try (Player player = player()) {
            new Viewing(player, stream, nanos::get).run();
        }
        stream.end();
        assertTrue(client.updates.isEmpty());
        assertEquals(Status.Code.DEADLINE_EXCEEDED, client.ended.getCode());
        assertTrue(client.ended.getDescription().contains("read all that comes"), client.ended::toString);
    }

    @Test
    void aViewerThatReadsNowAndThenIsKept() {
        ViewerStream stream = stream(TEN_SECONDS_NANOS);
        for (int i = 0; i < 20; i++) {
            client.reads = false;
            assertFalse(stream.ready());
            assertFalse(stream.ready());
            client.reads = true;
            assertTrue(stream.ready());
        }
        assertFalse(stream.lost());
    }

    @Test
    void aViewerThatIsPlayedToNeedNotAsk() throws Exception {
        ViewerStream stream = stream(MINUTE_NANOS);
        client.reaction = update -> {
            if (update.getUpdateCase() == UpdateCase.OPENED) {
                stream.put(ReplayRequest.newBuilder()
                        .setPlay(ReplayPlay.getDefaultInstance())
                        .build());
            } else if (stood(update.getPosition())) {
                stream.leave();
            }
        };
        try (Player player = player()) {
            new Viewing(player, stream, nanos::get).run();
            assertEquals(player.playback().lastTick(), player.playback().tick());
        }
        assertTrue(nanos.get() > 20 * MINUTE_NANOS);
    }

    private static boolean stood(ReplayPosition position) {
        return position.getTick() > 0 && !position.getPlaying();
    }

    @Test
    void aSeekIsLeftUndoneWhenTheViewerGoes() throws Exception {
        ViewerStream stream = stream(0);
        client.reaction = update -> {
            if (update.getUpdateCase() == UpdateCase.OPENED) {
                stream.put(ReplayRequest.newBuilder()
                        .setSeek(ReplaySeek.newBuilder().setTick(Long.MAX_VALUE))
                        .build());
            } else if (update.getUpdateCase() == UpdateCase.TIMELINE) {
                stream.leave();
            }
        };
        try (Player player = player()) {
            new Viewing(player, stream, nanos::get).run();
            assertTrue(player.playback().surveyedTick() < player.playback().lastTick());
            assertEquals(0, player.playback().tick());
        }
        assertTrue(client.updates.stream().noneMatch(ReplayUpdate::hasWorldState));
    }
}
