package org.trocar.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A server in another process, seen from here. */
final class DyingServer implements AutoCloseable {
    private final ChildJvm process;
    private final int port;
    private final long midnightNanos;

    private DyingServer(ChildJvm process, List<String> ready) {
        this.process = process;
        port = Integer.parseInt(ready.get(1));
        midnightNanos = Long.parseLong(ready.get(2));
    }

    static DyingServer start(Path data, Duration resumeWithin, boolean encrypts) throws IOException {
        ChildJvm process = ChildJvm.start(
                KillsServer.class, data.toString(), Long.toString(resumeWithin.toMillis()), Boolean.toString(encrypts));
        String ready = process.readLine();
        if (ready == null) {
            throw new IOException("the server of " + data + " ended before it was ready");
        }
        return new DyingServer(process, List.of(ready.split(" ")));
    }

    int port() {
        return port;
    }

    /** When, on the steady clock, its calendar's next day begins, at the earliest then. */
    long midnightAfter(long nanos) {
        long day = KillsServer.DAY.toNanos();
        return midnightNanos + Math.floorDiv(nanos - midnightNanos, day) * day + day;
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    /** Ends it as a technician does, and waits until it has closed everything. */
    void stop() throws IOException {
        process.endInput();
        if (!"closed".equals(process.readLine())) {
            throw new IOException("the server did not close cleanly");
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
