package org.trocar.xrbridge.bridge;

import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.OperatorMessage;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.Resumed;
import org.trocar.protos.v1.ScoreSheet;
import org.trocar.protos.v1.Warning;
import org.trocar.protos.v1.WorldState;
import org.trocar.xrbridge.headset.HeadsetDescription;

/** Tells two, one after the other. */
record BothListeners(BridgeListener first, BridgeListener second) implements BridgeListener {
    @Override
    public void headsetRunning(HeadsetDescription description) {
        first.headsetRunning(description);
        second.headsetRunning(description);
    }

    @Override
    public void headsetChanged(HeadsetDescription description) {
        first.headsetChanged(description);
        second.headsetChanged(description);
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
    public void warning(Warning warning) {
        first.warning(warning);
        second.warning(warning);
    }

    @Override
    public void operatorMessage(OperatorMessage message) {
        first.operatorMessage(message);
        second.operatorMessage(message);
    }

    @Override
    public void grade(Grade grade) {
        first.grade(grade);
        second.grade(grade);
    }
}
