package org.trocar.telemetry.archive;

/**
 * A session that was not re-graded.
 *
 * @param session its id, or its folder's name
 * @param reason which kind of reason
 * @param why one sentence
 */
public record LeftOut(String session, Reason reason, String why) implements Outcome {
    public enum Reason {
        /** Its folder or journal is damaged, or it does not replay as it was recorded. */
        BROKEN,
        /** Its learner's key was destroyed. */
        ERASED,
        /** It is still going on. */
        RUNNING,
        /** The rubric is for another operation. */
        NOT_APPLICABLE
    }
}
