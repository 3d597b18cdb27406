package org.trocar.server.soak;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trocar.server.cli.Trocar;

/** {@code trocar serve} in a process of its own, with the flags that the launcher gives. */
final class ServedProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("Trocar listens on 127\\.0\\.0\\.1:(\\d+)");
    /** After the time. */
    private static final Pattern FAILURE = Pattern.compile("^\\S+ +(SEVERE|ERROR) ");

    private static final Pattern WARNING = Pattern.compile("^\\S+ +(WARNING|WARN) ");
    private static final Pattern METRICS = Pattern.compile("metrics_port=(\\d+)");
    private static final List<String> OF_THE_LAUNCHER = List.of(
            "--add-exports", "--add-opens", "--enable-native-access", "--sun-misc-unsafe-memory-access", "-Dchronicle");
    /** Enough for 64 places, some with a session whose client will not come back, as the server reckons (15 MB each beside 128). */
    private static final String HEAP = "-Xmx1200m";

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final Path log;

    private ServedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a server; it may not be ready yet.
     *
     * @param home the repository
     * @param settings further options of {@code trocar serve}
     */
    static ServedProcess start(Path home, Path data, Path log, List<String> settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> OF_THE_LAUNCHER.stream().anyMatch(flag::startsWith))
                .forEach(command::add);
        command.addAll(List.of("-XX:+UseZGC", HEAP, "-Dtrocar.home=" + home));
        command.addAll(List.of("-cp", classPath(), Trocar.class.getName(), "serve", "--data", data.toString()));
        command.addAll(List.of("--metrics-port", "0"));
        command.addAll(settings);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stop"));
        return new ServedProcess(process, log);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Waits until it listens. */
    int port() throws IOException {
        return said(ADDRESS);
    }

    /** Where it tells its metrics. */
    int metricsPort() throws IOException {
        return said(METRICS);
    }

    private int said(Pattern what) throws IOException {
        long deadline = System.nanoTime() + START_NANOS;
        while (process.isAlive() && System.nanoTime() < deadline) {
            Matcher address = what.matcher(Files.readString(log));
            if (address.find()) {
                return Integer.parseInt(address.group(1));
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new IOException("the server does not listen:\n" + Files.readString(log));
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** What its log tells of failures, in whole lines. */
    List<String> failures() throws IOException {
        return lines(FAILURE);
    }

    /** What its log warns of. */
    List<String> warnings() throws IOException {
        return lines(WARNING);
    }

    private List<String> lines(Pattern beginning) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> beginning.matcher(line).find())
                .toList();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; the exit code, or none when it did not end by itself. */
    OptionalInt stop() throws InterruptedException {
        process.destroy();
        boolean ended = process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        return ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
