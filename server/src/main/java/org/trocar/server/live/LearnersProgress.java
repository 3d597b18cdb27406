package org.trocar.server.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.progress.AttemptsLog;

/** The log of attempts as sessions use it: when it fails, no grade is lost and every session opens. Reads files: not for the loop. */
public final class LearnersProgress {
    private static final Logger LOG = Logger.getLogger(LearnersProgress.class.getName());
    /** Whoever nothing is known of is guided in full. */
    private static final double NOTHING_MASTERED = 0;

    private final AttemptsLog log;

    public LearnersProgress(Path data) {
        log = new AttemptsLog(data);
    }

    /** Logs a session that was just graded; whoever reads the log next makes up for a failure. */
    void graded(SessionFolder folder) {
        try {
            log.add(folder);
        } catch (IOException | RuntimeException | LinkageError e) {
            failed("the attempt in " + folder.path() + " is graded, but not in the log yet", e);
        }
    }

    /** How far a learner has mastered a task by all attempts until now, 0 to 1. */
    double mastery(String learner, String task) {
        try {
            log.refresh();
            return log.progress(learner, task).mastery();
        } catch (IOException | RuntimeException | LinkageError e) {
            failed("what a learner has mastered cannot be looked up, so all guidance is given", e);
            return NOTHING_MASTERED;
        }
    }

    /** Does what there is to do before the first session opens, so that its client does not wait for it. */
    public void catchUp() {
        try {
            log.refresh();
        } catch (IOException | RuntimeException | LinkageError e) {
            failed("the log of attempts cannot be brought up to date", e);
        }
    }

    private static void failed(String what, Throwable failure) {
        if (failure instanceof IOException) {
            // What is wrong with file or disk needs no trace; anything else is ours.
            LOG.warning(what + ": " + failure.getMessage());
        } else {
            LOG.log(Level.WARNING, what, failure);
        }
    }
}
