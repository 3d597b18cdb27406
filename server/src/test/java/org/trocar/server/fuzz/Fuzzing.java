package org.trocar.server.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One target being fuzzed by Jazzer, in a process of its own with a small heap. */
final class Fuzzing {
    private static final String GENERATED = "org.trocar.protos.v1.**";
    /** Some readers want files, and some writers force them to the disk. */
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private static final String HEAP = "-Xmx256m";
    /** A machine may be busy with other tests; by itself no input takes a hundredth of that. */
    private static final int HANG_SECONDS = 60;
    /** What is tried is then nearly the same in every build. */
    private static final String SHORT_SEED = "-seed=7";

    private final FuzzTarget target;
    private final int seconds;
    private final Path corpus;
    private final List<String> more;

    private Fuzzing(FuzzTarget target, int seconds, Path corpus, List<String> more) {
        this.target = target;
        this.seconds = seconds;
        this.corpus = corpus;
        this.more = more;
    }

    /** Goes on from what earlier ones kept. */
    static Fuzzing atFullLength(FuzzTarget target, int seconds) {
        return new Fuzzing(target, seconds, target.corpus(), List.of());
    }

    /** Starts from the committed inputs alone. */
    static Fuzzing inShort(FuzzTarget target, int seconds) {
        return new Fuzzing(target, seconds, target.scratch().resolve("corpus"), List.of(SHORT_SEED));
    }

    /** What came of it. */
    record Outcome(FuzzTarget target, int exit, FuzzProgress progress, List<String> lastWords) {
        boolean sound() {
            return exit == 0;
        }

        @Override
        public String toString() {
            return target + ": an input breaks it. It is kept in " + target.findings()
                    + " and tried by KnownInputsTest until it breaks nothing: mvn -pl server -am verify"
                    + " -Dtest=KnownInputsTest -Dsurefire.failIfNoSpecifiedTests=false. Make the smallest such input"
                    + " by hand, put it into"
                    + " server/src/test/resources/fuzz/" + target + ", and mend what it breaks. The fuzzer said:\n"
                    + String.join("\n", lastWords);
        }
    }

    /** Skips the test, and says so, where Jazzer has no library of its own for the platform. */
    static void requirePlatform() {
        String library = "driver/jazzer_driver_" + system() + "_" + machine() + "/";
        boolean there = Stream.of("libjazzer_driver.so", "libjazzer_driver.dylib", "jazzer_driver.dll")
                .anyMatch(name -> Jazzer.class.getResource(library + name) != null);
        if (!there) {
            System.out.println("SKIPPED: nothing was fuzzed, since Jazzer has no library for " + system() + " on "
                    + machine() + "; KnownInputsTest still tries what is known");
        }
        Assumptions.assumeTrue(there);
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : name;
    }

    private static String machine() {
        String name = System.getProperty("os.arch");
        return name.equals("amd64") ? "x86_64" : name;
    }

    Outcome run() throws IOException, InterruptedException {
        prepare();
        Process process =
                new ProcessBuilder(command()).redirectErrorStream(true).start();
        Thread stop = new Thread(process::destroyForcibly, "stop fuzzing");
        Runtime.getRuntime().addShutdownHook(stop);
        FuzzProgress progress = new FuzzProgress(target, seconds);
        List<String> said = listen(process.inputReader(), progress);
        int exit = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(stop);
        progress.tell();
        return new Outcome(target, exit, progress, said);
    }

    private void prepare() throws IOException {
        InputFolder.clear(target.scratch());
        Path seeds = Files.createDirectories(seeds());
        Files.createDirectories(corpus);
        Files.createDirectories(target.findings());
        for (Map.Entry<String, byte[]> input : target.knownInputs().entrySet()) {
            Files.write(seeds.resolve(input.getKey()), input.getValue());
        }
    }

    private Path seeds() {
        return target.scratch().resolve("seeds");
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-Xmx") && !argument.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading", "-ea"));
        if (Files.isWritable(IN_MEMORY)) {
            command.add("-Djava.io.tmpdir=" + IN_MEMORY);
        }
        command.addAll(List.of("-cp", classPath(), Jazzer.class.getName()));
        command.add("--target_class=" + target.type().getName());
        command.addAll(List.of(
                "--instrumentation_includes=org.trocar.**",
                "--instrumentation_excludes=" + GENERATED,
                "--custom_hook_includes=org.trocar.**"));
        command.add("--reproducer_path=" + target.scratch());
        command.add("-artifact_prefix=" + target.findings() + "/");
        command.add("-max_total_time=" + seconds);
        command.add("-max_len=" + target.maxBytes());
        command.add("-timeout=" + HANG_SECONDS);
        command.add("-print_final_stats=1");
        command.addAll(more);
        command.add(corpus.toString());
        command.add(seeds().toString());
        return command;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Returns what was said since the last line of progress: when something broke, that is what and where. */
    private static List<String> listen(BufferedReader said, FuzzProgress progress) throws IOException {
        List<String> last = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (progress.takes(line)) {
                last.clear();
            } else {
                last.add(line);
            }
        }
        return last;
    }
}
