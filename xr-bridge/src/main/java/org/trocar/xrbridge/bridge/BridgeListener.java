package org.trocar.xrbridge.bridge;

import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.Resumed;
import org.trocar.protos.v1.ScoreSheet;
import org.trocar.protos.v1.WorldState;
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
        return new Both(this, other);
    }

    /** Tells two. */
    record Both(BridgeListener first, BridgeListener second) implements BridgeListener {
        @Override
        public void headsetRunning(HeadsetDescription description) {
            first.headsetRunning(description);
            second.headsetRunning(description);
        }

        @Override
        public void headsetWaiting() {
            first.headsetWaiting();
            second.headsetWaiting();
        }

        @Override
        public void headsetLost() {
            first.headsetLost();
            second.headsetLost();
        }

        @Override
        public void headsetMissing(String why) {
            first.headsetMissing(why);
            second.headsetMissing(why);
        }

        @Override
        public void headsetFailed(Throwable why) {
            first.headsetFailed(why);
            second.headsetFailed(why);
        }

        @Override
        public void opened(Opened opened) {
            first.opened(opened);
            second.opened(opened);
        }

        @Override
        public void lost(String why) {
            first.lost(why);
            second.lost(why);
        }

        @Override
        public void resumed(Resumed resumed, long tickBefore) {
            first.resumed(resumed, tickBefore);
            second.resumed(resumed, tickBefore);
        }

        @Override
        public void worldState(WorldState state) {
            first.worldState(state);
            second.worldState(state);
        }

        @Override
        public void cue(Cue cue) {
            first.cue(cue);
            second.cue(cue);
        }

        @Override
        public void scoreSheet(ScoreSheet sheet) {
            first.scoreSheet(sheet);
            second.scoreSheet(sheet);
        }

        @Override
        public void refusal(Refusal refusal) {
            first.refusal(refusal);
            second.refusal(refusal);
        }

        @Override
        public void grade(Grade grade) {
            first.grade(grade);
            second.grade(grade);
        }
    }
}
