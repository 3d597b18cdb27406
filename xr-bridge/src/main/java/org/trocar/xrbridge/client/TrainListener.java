package org.trocar.xrbridge.client;

import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.OperatorMessage;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.ScoreSheet;
import org.trocar.protos.v1.Warning;
import org.trocar.protos.v1.WorldState;

/** Hears what the server says during a run, on the thread that sends or waits. */
public interface TrainListener {
    /** Hears nothing. */
    TrainListener NONE = new TrainListener() {};

    default void worldState(WorldState state) {}

    default void cue(Cue cue) {}

    default void scoreSheet(ScoreSheet sheet) {}

    /** Of something sent during the run; that the run itself is refused is told to whoever opens or resumes it. */
    default void refusal(Refusal refusal) {}

    /** That something does not suffice for a good run, which goes on. */
    default void warning(Warning warning) {}

    /** Of a person who looks after the server, to the trainee: to be shown as theirs, never as a cue. */
    default void operatorMessage(OperatorMessage message) {}

    default void grade(Grade grade) {}
}
