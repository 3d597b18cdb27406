package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.FrameCounters;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.WorldState;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;

/** A server on which somebody trains who must lose neither a frame nor a seal, whatever a test does beside him. */
abstract class BesideABystander {
    static final int PLACES = 8;

    private static final int WARM_UP_TICKS = 2000;

    @TempDir
    static Path quietData;

    private static Bystander.Outcome quiet;

    @TempDir
    Path data;

    TrocarServer server;
    private Bystander bystander;

    /** Warm, as a server is that serves people. */
    private static ServerOptions options(Path data) {
        return Servers.options(data).withMaxSessions(PLACES).withWarmUpTicks(WARM_UP_TICKS);
    }

    @BeforeAll
    static void watchAQuietRun() throws Exception {
        try (TrocarServer server = Servers.start(options(quietData));
                Bystander bystander = Bystander.beside(server, quietData)) {
            bystander.awaitTick(270);
            quiet = bystander.finishUnharmed();
        }
    }

    @BeforeEach
    void startTheBystander() throws Exception {
        server = Servers.start(options(data));
        bystander = Bystander.beside(server, data);
    }

    @AfterEach
    void theBystanderLostNothing(TestInfo test) throws Exception {
        try {
            bystander.awaitTick(90);
            System.out.println(test.getDisplayName() + ": " + bystander.finishUnharmed() + "; in a quiet run " + quiet);
        } finally {
            bystander.close();
            server.close();
        }
    }

    static Open opening(Pace pace) {
        return TestHands.opening(pace).setLearnerPseudonym("hostile").build();
    }

    static ClientMessage open() {
        return ClientMessage.newBuilder().setOpen(opening(Pace.PACE_REALTIME)).build();
    }

    static FrameCounters lastCounts(TestClient client) {
        List<WorldState> states = client.states();
        return states.get(states.size() - 1).getFrames();
    }

    void assertVerifies(Opened opened) throws Exception {
        Regrade regrade = Regrading.of(SessionFolder.of(data, opened.getSessionId()));
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
    }
}
