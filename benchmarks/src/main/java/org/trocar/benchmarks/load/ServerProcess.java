package org.trocar.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link ServerMain} of ours, with this process's flags, and a log of its pauses. */
public final class ServerProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final InetSocketAddress address;
    private final Path data;
    private final Path pauses;

    private ServerProcess(Process process, InetSocketAddress address, Path data, Path pauses) {
        this.process = process;
        this.address = address;
        this.data = data;
        this.pauses = pauses;
    }

    /**
     * Starts one; when this returns it is warm and serving.
     *
     * @param home the checkout
     * @param folder a new folder's path, for its data and log
     * @param sessions how many it takes
     */
    public static ServerProcess start(Path home, Path folder, int sessions, int threads) throws IOException {
        Path data = folder.resolve("data");
        Path pauses = folder.resolve("pauses.log");
        java.nio.file.Files.createDirectories(folder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-Xlog:safepoint:file=" + pauses + ":timenanos");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServerMain.class.getName()));
        command.addAll(List.of(
                data.toString(), home.resolve("scenarios").toString(), "" + sessions, Integer.toString(threads)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new ServerProcess(process, new InetSocketAddress("127.0.0.1", port(process)), data, pauses);
    }

    private static int port(Process process) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(ServerMain.LISTENS)) {
                return Integer.parseInt(line.substring(ServerMain.LISTENS.length()));
            }
        }
        throw new IOException("the server did not start; it says why above");
    }

    public InetSocketAddress address() {
        return address;
    }

    public long pid() {
        return process.pid();
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
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
