package org.trocar.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another process of this JDK with this one's options and class path, which may be killed at any moment. */
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;
    private final Path complaints;

    private ChildJvm(Process process, Path complaints) {
        this.process = process;
        said = process.inputReader();
        this.complaints = complaints;
    }

    /** With further options for Java, and what it says on standard error kept rather than shown. */
    static ChildJvm quiet(List<String> options, Path complaints, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = command(options, classPath(), main, arguments);
        return new ChildJvm(
                new ProcessBuilder(command).redirectError(complaints.toFile()).start(), complaints);
    }

    static ChildJvm start(Class<?> main, String... arguments) throws IOException {
        return start(classPath(), main, arguments);
    }

    /** The class path of this process. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static ChildJvm start(String classPath, Class<?> main, String... arguments) throws IOException {
        return start(Map.of(), classPath, main, arguments);
    }

    /** @param environment added to this process's own */
    static ChildJvm start(Map<String, String> environment, String classPath, Class<?> main, String... arguments)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command(List.of(), classPath, main, arguments)).redirectError(Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start(), null);
    }

    private static List<String> command(List<String> options, String classPath, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        // It lives for seconds: what the second compiler makes would never pay.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.add("-cp");
        command.add(classPath);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** What a quiet one said on standard error. */
    String complaints() throws IOException {
        return Files.readString(complaints);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGINT, as Ctrl-C sends it. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    long pid() {
        return process.pid();
    }

    /** Its next line on standard output; null when it has ended. */
    String readLine() throws IOException {
        return said.readLine();
    }

    /** How it ended, when it has. */
    int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    /** It has nothing more to read. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** SIGKILL: nothing in it runs any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM: it may still end in good order. */
    void terminate() {
        // Process.destroy would close what it still has to say.
        process.toHandle().destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
