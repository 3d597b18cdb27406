package org.trocar.core.session;

import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** Whether the run is paused or ended and why, and what its input lacked: all that control events change. */
final class Run implements Stateful {
    private static final EndReason[] REASONS = EndReason.values();

    private boolean paused;
    private boolean connected = true;
    private EndReason ended;
    private int pauses;
    private int disconnections;
    private int marks;
    private long gapNanos;
    private long framesAccepted;
    private long framesLate;
    private long framesRefused;

    void apply(TickInput in) {
        for (int i = 0; i < in.controlCount(); i++) {
            apply(in.control(i));
        }
        framesAccepted += in.frameCount();
        for (int i = 0; i < in.frameCount(); i++) {
            framesLate += in.late(i) ? 1 : 0;
        }
        for (int i = 0; i < FrameVerdict.COUNT; i++) {
            framesRefused += in.refused(i);
        }
    }

    private void apply(ControlEvent control) {
        switch (control.kind()) {
            case PAUSE -> pause();
            case RESUME -> paused = false;
            case ABANDON -> end(EndReason.ABANDONED);
            case MARK -> marks++;
            case FINISH -> end(EndReason.HANDS_ENDED);
            case DISCONNECTED -> disconnect();
            case RECONNECTED -> connected = true;
            case GRACE_EXPIRED -> end(EndReason.CLIENT_VANISHED);
            case GAP -> gapNanos += control.value();
            case SHUTDOWN -> end(EndReason.SERVER_STOPPED);
            case CLOCK_OFFSET -> {}
        }
    }

    private void pause() {
        pauses += paused ? 0 : 1;
        paused = true;
    }

    private void disconnect() {
        connected = false;
        disconnections++;
    }

    void end(EndReason reason) {
        if (ended == null) {
            ended = reason;
        }
    }

    boolean paused() {
        return paused;
    }

    boolean ended() {
        return ended != null;
    }

    /** Why it ended, or null while it has not. */
    EndReason endReason() {
        return ended;
    }

    int disconnections() {
        return disconnections;
    }

    int pauses() {
        return pauses;
    }

    int marks() {
        return marks;
    }

    long gapNanos() {
        return gapNanos;
    }

    long framesAccepted() {
        return framesAccepted;
    }

    long framesLate() {
        return framesLate;
    }

    long framesRefused() {
        return framesRefused;
    }

    @Override
    public void exchange(StateBuffer state) {
        paused = state.exchange(paused);
        connected = state.exchange(connected);
        ended = state.exchange(ended, REASONS);
        pauses = state.exchange(pauses);
        disconnections = state.exchange(disconnections);
        marks = state.exchange(marks);
        gapNanos = state.exchange(gapNanos);
        framesAccepted = state.exchange(framesAccepted);
        framesLate = state.exchange(framesLate);
        framesRefused = state.exchange(framesRefused);
    }
}
