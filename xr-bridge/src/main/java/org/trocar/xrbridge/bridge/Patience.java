package org.trocar.xrbridge.bridge;

/** Whether a run goes on, and whether its thread may be called away from what it waits for. */
final class Patience {
    private Thread runner;
    private boolean waiting;
    private boolean over;

    /** The calling thread opens a session. Even when the run is over its answer is waited for, so that no session is left behind. */
    synchronized void start() {
        runner = Thread.currentThread();
    }

    /** The server is away: its thread looks for it from here on, unless the run is over. */
    synchronized void begin() {
        waiting = true;
        if (over) {
            runner.interrupt();
        }
    }

    /** The server is there. What was called out to its thread meanwhile is void: the run can be ended in good order. */
    synchronized void enough() {
        waiting = false;
        heed();
    }

    /** The thread does other things from here on. */
    synchronized void end() {
        runner = null;
        heed();
    }

    /** Our own interruption is heard; anybody else's is theirs. */
    private void heed() {
        if (over) {
            Thread.interrupted();
        }
    }

    /** Any thread: the run is to end. */
    synchronized void lose() {
        over = true;
        if (waiting && runner != null) {
            runner.interrupt();
        }
    }

    /** Any thread: the run is to end, with or without the server. */
    synchronized void abandon() {
        over = true;
        if (runner != null) {
            runner.interrupt();
        }
    }

    /** Whether the run is to end. */
    synchronized boolean over() {
        return over;
    }
}
