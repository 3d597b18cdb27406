package org.trocar.xrbridge.bridge;

import org.trocar.xrbridge.client.ConnectionListener;
import org.trocar.xrbridge.client.TrainListener;
import org.trocar.xrbridge.headset.HeadsetDescription;

/**
 * Hears what becomes of a bridge: what the server says, what happens to the connection, and to the headset. All on the thread that runs the
 * bridge, which sends no frame meanwhile.
 */
public interface BridgeListener extends TrainListener, ConnectionListener {
    /** Hears nothing. */
    BridgeListener NONE = new BridgeListener() {};

    /** The headset delivers. */
    default void headsetRunning(HeadsetDescription description) {}

    /** The headset goes on delivering, but not as before: hands instead of controllers, say. */
    default void headsetChanged(HeadsetDescription description) {}

    /** The headset is there, but nobody wears it, or its runtime is not ready. */
    default void headsetWaiting() {}

    /** The headset or its runtime is gone; it is being opened anew. */
    default void headsetLost() {}

    /** @param why the headset cannot be opened now; it is tried again */
    default void headsetMissing(String why) {}

    /** The headset's driver failed during the run, which is being finished. */
    default void headsetFailed(Throwable why) {}

    /** Tells another one after this one. */
    default BridgeListener and(BridgeListener other) {
        return new BothListeners(this, other);
    }
}
