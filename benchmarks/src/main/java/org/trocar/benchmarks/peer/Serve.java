package org.trocar.benchmarks.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.trocar.benchmarks.report.Figure;
import org.trocar.benchmarks.report.Series;

/**
 * How long {@code trocar serve} takes to listen, and to be warm and serving: from the built archive where there is one, and with an archive of
 * loaded classes that an earlier start left behind.
 */
public final class Serve {
    private static final String LISTENS = "Trocar listens on ";
    private static final long LOOK_NANOS = 2_000_000;
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final int AOT_SINCE = 25;

    private final Path scratch;
    private final int rounds;
    private final Consumer<String> progress;
    private final Path launcher;
    private final List<String> remarks = new ArrayList<>();

    private record Started(double listeningSeconds, double servingSeconds) {}

    /**
     * @param home the checkout, which has been built
     * @param scratch for the archive's files and the data folders
     */
    public Serve(Path home, Path scratch, int rounds, Consumer<String> progress) throws IOException {
        this.scratch = scratch;
        this.rounds = rounds;
        this.progress = progress;
        launcher = launcher(home);
    }

    private Path launcher(Path home) throws IOException {
        Optional<Path> archive = newestArchive(home);
        if (archive.isEmpty() || older(archive.get(), home.resolve("server/target/trocar-server.jar"))) {
            remarks.add("serve was started from the checkout: there is no archive in target/ as new as the build"
                    + " (mvn -Pdist -Dmaven.test.skip=true package makes one)");
            return home.resolve("trocar");
        }
        Path unpacked = Files.createDirectory(scratch.resolve("archive"));
        run("tar", "-xzf", archive.get().toString(), "-C", unpacked.toString(), "--strip-components=1");
        remarks.add("serve was started from " + archive.get().getFileName());
        return unpacked.resolve("trocar");
    }

    private static Optional<Path> newestArchive(Path home) throws IOException {
        Path target = home.resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("trocar-.*\\.tar\\.gz"))
                    .max(Comparator.comparing(Serve::modified));
        }
    }

    private static boolean older(Path file, Path than) {
        return Files.exists(than) && modified(file).compareTo(modified(than)) < 0;
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    public List<String> remarks() {
        return remarks;
    }

    public List<Figure> measure() throws IOException, InterruptedException {
        Path classes = scratch.resolve("classes.archive");
        boolean aot = Runtime.version().feature() >= AOT_SINCE;
        start(aot ? "-XX:AOTCacheOutput=" + classes : "-XX:ArchiveClassesAtExit=" + classes);
        if (!Files.exists(classes)) {
            remarks.add("this JDK made no archive of the loaded classes");
        }
        List<Started> plain = new ArrayList<>();
        List<Started> archived = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            progress.accept("serve: start " + round + " of " + rounds);
            plain.add(start(""));
            if (Files.exists(classes)) {
                archived.add(start(aot ? "-XX:AOTCache=" + classes : "-XX:SharedArchiveFile=" + classes));
            }
        }
        return figures(plain, archived, aot ? "AOT cache" : "CDS archive");
    }

    private static List<Figure> figures(List<Started> plain, List<Started> archived, String kind) {
        Series listening =
                new Series(plain.stream().map(Started::listeningSeconds).toList());
        Series serving = new Series(plain.stream().map(Started::servingSeconds).toList());
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("serve.listening", "serve listens", "s", listening));
        figures.add(Figure.of("serve.serving", "serve is warm and serving", "s", serving));
        if (!archived.isEmpty()) {
            figures.add(Figure.of(
                            "serve.archive_listening",
                            "serve listens, with an " + kind,
                            "s",
                            new Series(archived.stream()
                                    .map(Started::listeningSeconds)
                                    .toList()))
                    .against("without", listening));
            figures.add(Figure.of(
                            "serve.archive_serving",
                            "serve is warm and serving, with an " + kind,
                            "s",
                            new Series(archived.stream()
                                    .map(Started::servingSeconds)
                                    .toList()))
                    .against("without", serving));
        }
        return figures;
    }

    /** Starts a server on a new data folder, waits until it serves, and stops it as an administrator does. */
    private Started start(String option) throws IOException, InterruptedException {
        int port = freePort();
        Path data = Files.createTempDirectory(scratch, "serve");
        ProcessBuilder builder = new ProcessBuilder(
                        launcher.toString(), "serve", "--port", Integer.toString(port), "--data", data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TROCAR_JAVA_OPTS", option);
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            double listening = listening(port, begin, process);
            return new Started(listening, serving(process, begin));
        } finally {
            process.destroy();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static double listening(int port, long begin, Process process) throws IOException {
        while (process.isAlive() && System.nanoTime() - begin < PATIENCE_NANOS) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port));
                return (System.nanoTime() - begin) * 1e-9;
            } catch (IOException e) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        throw new IOException("trocar serve did not start");
    }

    /** It says where it listens once it is warm. */
    private static double serving(Process process, long begin) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(LISTENS)) {
                return (System.nanoTime() - begin) * 1e-9;
            }
        }
        throw new IOException("trocar serve ended before it served");
    }
}
