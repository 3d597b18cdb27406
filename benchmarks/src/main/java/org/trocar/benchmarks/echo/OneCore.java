package org.trocar.benchmarks.echo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Has this process, and those it starts meanwhile, run on one core by Linux's {@code taskset}, where there is one. Left to the system, one who
 * asks and one who answers are on one core in this round and on two in the next, and a bare socket's echo takes 14 us or 60.
 */
public final class OneCore implements AutoCloseable {
    private final String before;

    private OneCore(String before) {
        this.before = before;
    }

    /** Takes the last core this process may use. */
    public static OneCore take() throws IOException {
        String said = taskset("-p", "-c");
        String cores = said.substring(said.lastIndexOf(' ') + 1);
        if (!cores.isEmpty()) {
            taskset("-a", "-p", "-c", cores.replaceAll(".*[-,]", ""));
        }
        return new OneCore(cores);
    }

    /** Whether there was a {@code taskset}. */
    public boolean taken() {
        return !before.isEmpty();
    }

    private static String taskset(String... options) throws IOException {
        String[] command = new String[options.length + 2];
        command[0] = "taskset";
        System.arraycopy(options, 0, command, 1, options.length);
        command[command.length - 1] = Long.toString(ProcessHandle.current().pid());
        return run(command);
    }

    private static String run(String... command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        if (taken()) {
            taskset("-a", "-p", "-c", before);
        }
    }
}
