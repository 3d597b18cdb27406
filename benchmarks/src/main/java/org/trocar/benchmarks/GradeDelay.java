package org.trocar.benchmarks;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Path;
import java.util.Locale;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.WorldState;
import org.trocar.server.ServerOptions;
import org.trocar.server.TrocarServer;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.TrainListener;
import org.trocar.xrbridge.scripted.Script;
import org.trocar.xrbridge.scripted.ScriptedRun;
import org.trocar.xrbridge.scripted.Skill;

/**
 * How long a client waits for its grade: from the answer to the last frame of a run of five minutes until the grade with its error bars is
 * there. The run is in lockstep, as fast as it goes: what is left to do at its end is the same.
 */
public final class GradeDelay {
    private static final int ROUNDS = 5;
    /** Too slow for the task: the rubric's 300 s end the run. */
    private static final Skill SLOW = Skill.POOR.withSpeeds(0.05, 0.02);

    private GradeDelay() {}

    /** @param args a new data folder and the folder of scenarios */
    public static void main(String[] args) throws Exception {
        try (TrocarServer server =
                TrocarServer.start(ServerOptions.in(Path.of(args[0])), ScenarioLibrary.of(Path.of(args[1])))) {
            ManagedChannel channel = NettyChannelBuilder.forAddress(server.address())
                    .usePlaintext()
                    .build();
            for (int i = 1; i <= ROUNDS; i++) {
                round(i, channel);
            }
            channel.shutdownNow();
        }
    }

    private static void round(int seed, ManagedChannel channel) throws Exception {
        RunOptions options = RunOptions.lockstep("benchmark", "peg-transfer");
        Waiting waiting = new Waiting();
        new ScriptedRun(Script.poor(seed).withSkill(SLOW), options, System::nanoTime, waiting).run(channel);
        System.out.printf(
                Locale.ROOT,
                "%.0f s of session: grade after %.0f ms%n",
                (double) waiting.lastTick / options.tickHz(),
                waiting.nanos * 1e-6);
    }

    private static final class Waiting implements TrainListener {
        private long lastTick;
        private long answeredAt;
        private long nanos;

        @Override
        public void worldState(WorldState state) {
            lastTick = state.getTick();
            answeredAt = System.nanoTime();
        }

        @Override
        public void grade(Grade grade) {
            nanos = System.nanoTime() - answeredAt;
        }
    }
}
