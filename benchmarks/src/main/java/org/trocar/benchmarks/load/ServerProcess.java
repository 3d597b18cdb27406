package org.trocar.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trocar.benchmarks.fixture.Child;

/** A {@link ServerMain} of ours, with a log of its pauses. */
public final class ServerProcess implements AutoCloseable {
    private final Child child;
    private final Path data;
    private final Path pauses;

    private ServerProcess(Child child, Path data, Path pauses) {
        this.child = child;
        this.data = data;
        this.pauses = pauses;
    }

    /**
     * Starts one; when this returns it is warm and serving.
     *
     * @param home the checkout
     * @param folder for its data and log
     * @param sessions how many it takes
     */
    public static ServerProcess start(Path home, Path folder, int sessions, int threads) throws IOException {
        Path data = Files.createDirectories(folder).resolve("data");
        Path pauses = folder.resolve("pauses.log");
        List<String> log = List.of("-Xlog:safepoint:file=" + pauses + ":timenanos");
        List<String> arguments = List.of(
                data.toString(),
                home.resolve("scenarios").toString(),
                Integer.toString(sessions),
                Integer.toString(threads));
        return new ServerProcess(Child.start(ServerMain.class, ServerMain.LISTENS, log, arguments), data, pauses);
    }

    public InetSocketAddress address() {
        return address(0);
    }

    /** Where it says what it does. */
    InetSocketAddress metrics() {
        return address(1);
    }

    private InetSocketAddress address(int which) {
        return new InetSocketAddress("127.0.0.1", Integer.parseInt(child.said().split(" ")[which]));
    }

    public long pid() {
        return child.pid();
    }

    public Path data() {
        return data;
    }

    /** The log of all stops of all its threads. */
    public Path pauses() {
        return pauses;
    }

    @Override
    public void close() throws IOException {
        child.close();
    }
}
