package org.trocar.server.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import com.code_intelligence.jazzer.sanitizers.Constants;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One target being fuzzed by Jazzer, in a process of its own with a small heap. */
final class Fuzzing {
    private static final String GENERATED = "org.trocar.protos.v1.**";
    /** Where most of a tick's time goes, whatever the bytes were; to be watched makes it several times slower. */
    private static final String CALCULATION = String.join(
            File.pathSeparator, "org.trocar.core.rigid.**", "org.trocar.core.math.**", "org.trocar.core.state.**");
    /** Some readers want files, and some writers force them to the disk. */
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private static final String HEAP = "-Xmx256m";
    /** A machine may be busy with other tests; by itself no input takes a hundredth of that. */
    private static final int HANG_SECONDS = 60;
    /** With what libFuzzer ends when an input breaks something or takes too long, and Jazzer in its stead. */
    private static final Set<Integer> EXITS_OF_FINDINGS = Set.of(70, 71, 77);
    /** What is tried is then nearly the same in every build. */
    private static final String SHORT_SEED = "-seed=7";
    /** A busy machine may take that long for what otherwise takes seconds. */
    private static final int SHORT_PATIENCE_SECONDS = 120;
    /** What runs for seconds is not worth the second compiler's time. */
    private static final List<String> SHORT_JVM = List.of("-XX:TieredStopAtLevel=1");

    private final FuzzTarget target;
    private final Path corpus;
    private final List<String> jvm;
    private final List<String> options;

    private Fuzzing(FuzzTarget target, Path corpus, List<String> jvm, List<String> options) {
        this.target = target;
        this.corpus = corpus;
        this.jvm = jvm;
        this.options = options;
    }

    /** Goes on from what earlier ones kept. */
    static Fuzzing atFullLength(FuzzTarget target, int seconds) {
        return new Fuzzing(
                target,
                target.corpus(),
                List.of(),
                List.of("--instrumentation_excludes=" + GENERATED, "-max_total_time=" + seconds));
    }

    /**
     * Starts from the committed inputs alone, and tries so many inputs, however long that takes. Jazzer's own list of dangers (commands,
     * addresses, queries) takes longer to get ready than the search, and is looked for at full length only.
     */
    static Fuzzing inShort(FuzzTarget target) {
        List<String> options = List.of(
                "--instrumentation_excludes=" + String.join(File.pathSeparator, GENERATED, CALCULATION),
                "--trace=cov:cmp",
                "--disabled_hooks=" + String.join(File.pathSeparator, Constants.SANITIZER_HOOK_NAMES),
                "-runs=" + target.shortInputs(),
                "-max_total_time=" + SHORT_PATIENCE_SECONDS,
                SHORT_SEED);
        return new Fuzzing(target, target.scratch().resolve("corpus"), SHORT_JVM, options);
    }

    /** What came of it. */
    record Outcome(FuzzTarget target, int exit, FuzzProgress progress, List<String> lastWords) {
        boolean sound() {
            return exit == 0 && progress.searched();
        }

        @Override
        public String toString() {
            return target + ": " + verdict() + " The fuzzer said:\n" + String.join("\n", lastWords);
        }

        private String verdict() {
            if (EXITS_OF_FINDINGS.contains(exit)) {
                return broken();
            }
            return exit == 0
                    ? "the fuzzer found nothing because it searched nothing (" + progress + ")."
                    : "the fuzzer did not run to its end, but ended with " + exit + " (" + progress + ").";
        }

        private String broken() {
            return "an input breaks it. It is kept in " + target.findings()
                    + " and tried by KnownInputsTest until it breaks nothing: mvn -pl server -am verify"
                    + " -Dtest=KnownInputsTest -Dsurefire.failIfNoSpecifiedTests=false. Make the smallest such input"
                    + " by hand, put it into"
                    + " server/src/test/resources/fuzz/" + target + ", and mend what it breaks.";
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
        FuzzProgress progress = new FuzzProgress(target);
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
        command.addAll(jvm);
        command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading", "-ea"));
        if (Files.isWritable(IN_MEMORY)) {
            command.add("-Djava.io.tmpdir=" + IN_MEMORY);
        }
        command.addAll(List.of("-cp", classPath(), Jazzer.class.getName()));
        command.add("--target_class=" + target.type().getName());
        command.add("--instrumentation_includes=org.trocar.**");
        command.add("--custom_hook_includes=org.trocar.**");
        command.add("--reproducer_path=" + target.scratch());
        command.add("-artifact_prefix=" + target.findings() + "/");
        command.add("-max_len=" + target.maxBytes());
        command.add("-timeout=" + HANG_SECONDS);
        command.add("-print_final_stats=1");
        command.addAll(options);
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
