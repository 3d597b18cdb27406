package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ServerMessage.MessageCase;

/** A process that may open few files. */
class FewHandlesTest {
    @TempDir
    Path data;

    @Test
    void noSessionOpensWithTheLastHandlesAndThoseThatRunEndAsEver() throws Exception {
        AtomicLong left = new AtomicLong(Long.MAX_VALUE);
        Machine machine = new Machine(System::nanoTime, Clock.systemUTC(), path -> Long.MAX_VALUE, left::get);
        try (TrocarServer server = Servers.start(Servers.options(data), machine);
                TestClient running = TestClient.of(server);
                TestClient late = TestClient.of(server);
                TestClient after = TestClient.of(server)) {
            running.open(TestHands.opening(Pace.PACE_REALTIME).build());
            left.set(69);
            late.send(ClientMessage.newBuilder()
                    .setOpen(TestHands.opening(Pace.PACE_REALTIME))
                    .build());
            Refusal refusal = late.await(MessageCase.REFUSAL).getRefusal();
            assertEquals(RefusalCode.REFUSAL_CODE_TOO_MANY, refusal.getCode());
            assertEquals("69 file handles left", refusal.getValue());
            assertTrue(refusal.getRemedy().contains("ulimit -n 4096"), refusal.getRemedy());
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, late.awaitEnd().getCode());
            running.control(ControlAction.CONTROL_ACTION_FINISH);
            running.awaitGrade();
            left.set(70);
            after.open(TestHands.opening(Pace.PACE_REALTIME).build());
        }
    }

    /** Before it looks for Java, which would say no more than that a class was not found. */
    @Test
    void theLauncherSaysHowManyItNeeds() throws Exception {
        Process launcher = new ProcessBuilder("bash", "-c", "ulimit -n 100; exec ../trocar --version")
                .redirectErrorStream(true)
                .start();
        String said = new String(launcher.getInputStream().readAllBytes());
        assertTrue(launcher.waitFor(60, TimeUnit.SECONDS));
        assertEquals(2, launcher.exitValue(), said);
        assertTrue(said.startsWith("trocar: no more than 100 files can be open"), said);
        assertEquals(1, said.lines().count(), said);
    }
}
