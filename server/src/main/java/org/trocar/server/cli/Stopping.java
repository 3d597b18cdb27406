package org.trocar.server.cli;

/** What is done when the process is told to end, by SIGTERM, SIGINT or the end of the terminal. */
final class Stopping {
    private static volatile boolean begun;

    private Stopping() {}

    /** Before anything else, so that {@link #begun} is true for all that comes of it. */
    static void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> begun = true, "stopping"));
    }

    /** Whether the process was told to end: what fails from now on fails because of it. */
    static boolean begun() {
        return begun;
    }

    /** Does this when the process is told to end; at once when it was already. */
    static Thread does(Runnable task) {
        Thread hook = new Thread(task, "stop");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Told while it was still beginning; the others of its hooks run now.
            task.run();
        }
        return hook;
    }

    /** It is not needed any more. */
    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs: that is why we are here.
        }
    }
}
