package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ClockPing;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ServerMessage.MessageCase;

/** A server whose simulation gets no CPU. */
class StarvedServerTest {
    @TempDir
    Path data;

    private final StallingClock clock = new StallingClock();

    private TrocarServer start(ServerOptions options) throws Exception {
        return Servers.start(options, new Machine(clock, Clock.systemUTC(), path -> Long.MAX_VALUE));
    }

    @Test
    void framesThatWereTooManyBecauseTheServerWasLateAreNotBlamedOnTheSender() throws Exception {
        try (TrocarServer server = start(Servers.options(data));
                TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_REALTIME).build());
            client.awaitState(state -> state.getTick() > 5);
            clock.stall();
            for (int i = 1; i <= 80; i++) {
                client.send(TestHands.frame(i));
            }
            client.send(ClientMessage.newBuilder()
                    .setClockPing(ClockPing.getDefaultInstance())
                    .build());
            client.await(MessageCase.CLOCK_PONG);
            clock.goOn(Duration.ofMillis(300));
            Refusal refusal = client.await(MessageCase.REFUSAL).getRefusal();
            assertEquals(RefusalCode.REFUSAL_CODE_TOO_MANY, refusal.getCode());
            assertTrue(refusal.getValue().contains("ms late"), refusal.getValue());
            assertTrue(refusal.getRemedy().startsWith("give the server more CPU"), refusal.getRemedy());
        }
    }

    @Test
    void aSessionThatWasNotEndedInTimeWhenItsServerStoppedGoesOnWithTheNext() throws Exception {
        ServerOptions hasty = Servers.options(data).withStop(Duration.ofMillis(200));
        Opened opened;
        long durable;
        TrocarServer server = start(hasty);
        try (TestClient client = TestClient.of(server)) {
            opened = client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            durable = client.playUntilDurable(1, 10).getDurableTick();
            clock.stall();
        } finally {
            server.close();
            clock.goOn(Duration.ZERO);
        }
        try (TrocarServer next = Servers.start(data);
                TestClient client = TestClient.of(next)) {
            long tick = client.resume(opened, opened.getResumeToken())
                    .await(MessageCase.RESUMED)
                    .getResumed()
                    .getTick();
            assertTrue(tick >= durable, () -> "it goes on at tick " + tick);
            client.finish();
            client.awaitGrade();
        }
    }
}
