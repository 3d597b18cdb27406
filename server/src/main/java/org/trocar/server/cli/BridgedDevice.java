package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.trocar.core.hands.StartHands;
import org.trocar.xrbridge.bridge.BridgeListener;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.headset.HeadsetDriver;
import org.trocar.xrbridge.openxr.OpenXrDriver;
import org.trocar.xrbridge.scripted.Script;
import org.trocar.xrbridge.simulated.RecordedDriver;
import org.trocar.xrbridge.simulated.ScriptedDriver;

/**
 * A device to be bridged.
 *
 * @param driver opens it
 * @param listener the device itself, where it wants to hear what the server says
 * @param start where its hands start when they do not hold still at the beginning
 */
record BridgedDevice(HeadsetDriver driver, BridgeListener listener, Optional<StartHands> start) {
    /** Scripted trainees by name. */
    enum ScriptName {
        good,
        poor
    }

    private static final long SEED = 1;

    static BridgedDevice openXr(boolean gaze) {
        return new BridgedDevice(new OpenXrDriver(gaze), BridgeListener.NONE, Optional.empty());
    }

    static BridgedDevice recorded(Path file) throws IOException {
        RecordedDriver driver = RecordedDriver.of(file, System::nanoTime);
        return new BridgedDevice(driver, driver, driver.start());
    }

    static BridgedDevice scripted(ScriptName name, RunOptions run) {
        Script script = (name == ScriptName.good ? Script.good(SEED) : Script.poor(SEED)).withDominant(run.dominant());
        ScriptedDriver driver = new ScriptedDriver(script, run.tickHz());
        return new BridgedDevice(driver, driver, Optional.empty());
    }
}
