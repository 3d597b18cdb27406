package org.trocar.server.debrief;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.server.ServerOptions;
import org.trocar.server.TrocarServer;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainListener;
import org.trocar.xrbridge.scripted.Script;
import org.trocar.xrbridge.scripted.ScriptedRun;

/** A real server for scripted trainees, whose runs are wanted as folders. */
final class ScriptedSessions implements AutoCloseable {
    private final Path data;
    private final TrocarServer server;
    private final ManagedChannel channel;

    ScriptedSessions(Path data) throws IOException {
        this.data = data;
        ServerOptions options = ServerOptions.in(data).withWarmUpTicks(0);
        server = TrocarServer.start(options, ScenarioLibrary.of(Path.of("../scenarios")));
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.address().getPort())
                .usePlaintext()
                .build();
    }

    SessionFolder record(Script script) throws Exception {
        RunOptions options = RunOptions.lockstep("learner-1", "peg-transfer");
        RunOutcome outcome = new ScriptedRun(script, options, System::nanoTime, TrainListener.NONE).run(channel);
        return SessionFolder.of(data, outcome.opened().getSessionId());
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.close();
    }
}
