package org.trocar.xrbridge.openxr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.protos.v1.WorldState;
import org.trocar.xrbridge.bridge.Bridge;
import org.trocar.xrbridge.bridge.BridgeListener;
import org.trocar.xrbridge.bridge.BridgeOptions;
import org.trocar.xrbridge.client.BenchServer;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.recording.Recordings;
import org.trocar.xrbridge.testruntime.TestRuntime;
import org.trocar.xrbridge.testruntime.WavingHands;

/** Whose hands a session's record says it holds: from a runtime, through the bridge, to what a server is told. */
class SourcesOnRecordTest {
    private static final Path DEMO = Path.of("..", "recordings", "physics-demo.trace.jsonl.gz");
    private static final RunOptions RUN =
            RunOptions.lockstep("learner-1", "peg-transfer").withPace(Pace.PACE_REALTIME);

    private final BenchServer server = new BenchServer();

    SourcesOnRecordTest() throws IOException {}

    @AfterEach
    void close() {
        server.close();
    }

    private void bridge(TestRuntime runtime, LongConsumer onTick) throws Exception {
        BridgeOptions options = new BridgeOptions(RUN, false, Duration.ZERO, Optional.empty());
        new Bridge(new OpenXrDriver(false), options, new BridgeListener() {
                    @Override
                    public void worldState(WorldState state) {
                        onTick.accept(state.getTick());
                        if (state.getTick() >= 40) {
                            runtime.exit();
                        }
                    }
                })
                .run(server.channel());
        assertEquals(List.of(), runtime.violations());
    }

    private void assertOpenedWith(Provenance provenance, TrackingSource source) {
        assertEquals(provenance, server.open.getProvenance());
        assertEquals(source, server.open.getDevice().getLeftSource());
        assertEquals(source, server.open.getDevice().getRightSource());
    }

    @Test
    void aPersonsControllersOnARuntimeThatAlsoTracksHandsAreControllers() throws Exception {
        try (TestRuntime runtime = TestRuntime.playing(Recordings.open(DEMO)).here()) {
            bridge(runtime, tick -> {});
            assertOpenedWith(Provenance.PROVENANCE_HEADSET, TrackingSource.TRACKING_SOURCE_CONTROLLER);
        }
    }

    @Test
    void handsMadeUpFromControllersFromTheStartAreThatInTheRecord() throws Exception {
        try (TestRuntime runtime = TestRuntime.playing(new WavingHands(4, 60))
                .looping(true)
                .emulated(true)
                .here()) {
            bridge(runtime, tick -> {});
            assertOpenedWith(
                    Provenance.PROVENANCE_CONTROLLER_EMULATED, TrackingSource.TRACKING_SOURCE_CONTROLLER_EMULATED);
        }
    }

    @Test
    void handsMadeUpFromControllersFromSomeTimeOnAreMarkedThen() throws Exception {
        try (TestRuntime runtime =
                TestRuntime.playing(new WavingHands(4, 60)).looping(true).here()) {
            bridge(runtime, tick -> runtime.emulated(tick >= 10));
            assertOpenedWith(Provenance.PROVENANCE_HEADSET, TrackingSource.TRACKING_SOURCE_OBSERVED);
            assertEquals(
                    ControlAction.CONTROL_ACTION_MARK, server.controls.get(0).getAction());
            String reason = server.controls.get(0).getReason();
            assertTrue(reason.contains("right hand made up from a controller"), reason);
        }
    }
}
