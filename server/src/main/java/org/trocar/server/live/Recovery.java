package org.trocar.server.live;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.trocar.telemetry.folder.SessionFolder;

/**
 * Deals with what an earlier server left in the data folder, in the background: closes what had ended, and, once their clients have had
 * their time to come back, what had not.
 */
public final class Recovery {
    private static final Logger LOG = Logger.getLogger(Recovery.class.getName());

    private final FormerSessions former;
    private final FolderCloser closer;
    private final ScheduledExecutorService thread;
    private final Duration patience;
    private volatile boolean outOfPatience;

    /**
     * @param thread of its own: closing replays whole sessions
     * @param patience how long an interrupted session waits for its client
     */
    public Recovery(FormerSessions former, FolderCloser closer, ScheduledExecutorService thread, Duration patience) {
        this.former = former;
        this.closer = closer;
        this.thread = thread;
        this.patience = patience;
    }

    /** Begins; to be called once clients can come. */
    public void begin() {
        thread.execute(() -> former.waiting().forEach(this::lookAt));
        thread.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Keeps only what a client may come back to. */
    private void lookAt(String id) {
        SessionFolder folder = former.folder(id);
        try {
            if (FolderCloser.isClosed(folder)) {
                dismiss(id);
            } else if (OpeningMark.isOn(folder) || folder.closed()) {
                close(id);
            } else if (!folder.begun()) {
                dismiss(id);
            }
        } catch (RuntimeException e) {
            failed(id, e);
        }
    }

    private void dismiss(String id) {
        if (former.claim(id)) {
            former.settle(id);
        }
    }

    /** One task each, so that a server that stops need not wait for all. */
    private void giveUp() {
        outOfPatience = true;
        former.waiting().forEach(this::closeLater);
    }

    /** Claimed by somebody who could not do what they wanted: it waits again, unless it has waited long enough. */
    void putBack(String id) {
        former.putBack(id);
        if (outOfPatience) {
            closeLater(id);
        }
    }

    private void closeLater(String id) {
        try {
            thread.execute(() -> close(id));
        } catch (RejectedExecutionException e) {
            LOG.fine("the server is stopping; what is interrupted is left to the next one");
        }
    }

    private void close(String id) {
        if (!former.claim(id)) {
            return;
        }
        try {
            closer.close(former.folder(id));
            former.settle(id);
            LOG.info("session " + id + ", which an earlier server left open, is done with");
        } catch (IOException | RuntimeException | Error e) {
            leave(id);
            failed(id, e);
        }
    }

    /** What failed here may be put right before its client comes; the next server tries again. */
    private void leave(String id) {
        SessionFolder folder = former.folder(id);
        if (folder.begun() && !folder.closed()) {
            former.putBack(id);
        } else {
            former.settle(id);
        }
    }

    private static void failed(String id, Throwable failure) {
        String what = "session " + id + ", which an earlier server left open, is left as it is";
        if (failure instanceof IOException) {
            // What is wrong with folder or disk needs no trace; anything else is ours.
            LOG.warning(what + ": " + failure.getMessage());
        } else {
            LOG.log(Level.WARNING, what, failure);
        }
    }
}
