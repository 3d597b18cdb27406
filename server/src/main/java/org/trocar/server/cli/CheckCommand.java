package org.trocar.server.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        footer = {"  trocar check --only flips", "  trocar check --long --only kills"},
        header = "Runs the checks that take long, from the source.",
        description = {
            "Each is a test that \"mvn verify\" runs too. kills, flips, stops, sham, archive and bridge run at a tenth of their length, with --long",
            "in full; soak runs for five minutes with 16 learners, with --long for two hours with 64, and in \"mvn verify\" for seconds;",
            "fuzz runs for a minute, with --long for an hour for each kind of input;",
            "erase, pack and exports always run in full. Without --only, all run, one after the other. Needs Maven and the repository."
        })
final class CheckCommand implements Callable<Integer> {
    @Option(names = "--long", description = "Those that can be shortened at full length, instead of at a part of it.")
    private boolean full;

    @Option(names = "--only", paramLabel = "NAME", description = "One of: ${COMPLETION-CANDIDATES}.")
    private LongCheck only;

    @Mixin
    private Quiet quiet;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<LongCheck> checks = only == null ? List.of(LongCheck.values()) : List.of(only);
        checks.forEach(check -> System.out.println(announce(check)));
        System.out.flush();
        return run(command(maven(), checks)) == 0 ? ExitCodes.DONE : ExitCodes.NO;
    }

    private String announce(LongCheck check) {
        return "check " + check + ", " + check.length(full) + ": " + check.claim();
    }

    private List<String> command(Path maven, List<LongCheck> checks) {
        List<String> command = new ArrayList<>(List.of(maven.toString(), "-B", "-ntp", "-am", "test"));
        command.add("-pl");
        command.add(joined(checks.stream().map(LongCheck::module).distinct().toList()));
        command.add("-Dtest=" + joined(checks.stream().map(LongCheck::test).toList()));
        command.add("-Dsurefire.failIfNoSpecifiedTests=false");
        command.add("-Dspotless.check.skip=true");
        command.add("-Dtrocar.check.scale=" + (full ? "1" : "0.1"));
        command.add("-Dtrocar.check.length=" + (full ? "full" : "short"));
        if (quiet.quiet()) {
            command.add("-q");
        }
        return command;
    }

    private static String joined(List<String> names) {
        return String.join(",", names);
    }

    private static Path maven() {
        if (!Files.isRegularFile(Home.path().resolve("pom.xml"))) {
            throw UserError.no("there is no source in " + Home.path(), "run the checks from a copy of the repository");
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> UserError.no(
                        "there is no mvn on the PATH to run the checks with", "install Apache Maven 3.8 or newer"));
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder maven =
                new ProcessBuilder(command).directory(Home.path().toFile()).inheritIO();
        maven.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        Process process = maven.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop"));
        return process.waitFor();
    }
}
