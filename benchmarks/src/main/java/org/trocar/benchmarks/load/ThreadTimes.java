package org.trocar.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time of a process by thread, the virtual machine's own threads included, as Linux counts it.
 *
 * @param nanos by number and name, such as "4711 journal"; empty elsewhere than on Linux
 */
record ThreadTimes(Map<String, Long> nanos) {
    static ThreadTimes of(long pid) throws IOException {
        Map<String, Long> times = new HashMap<>();
        Path tasks = Path.of("/proc", Long.toString(pid), "task");
        if (Files.isDirectory(tasks)) {
            try (Stream<Path> threads = Files.list(tasks)) {
                threads.forEach(thread -> add(thread, times));
            }
        }
        return new ThreadTimes(times);
    }

    /** A thread may end while it is looked at. */
    private static void add(Path thread, Map<String, Long> times) {
        try {
            String name = Files.readString(thread.resolve("comm")).strip();
            String ran = Files.readString(thread.resolve("schedstat")).split(" ")[0];
            times.put(thread.getFileName() + " " + name, Long.parseLong(ran));
        } catch (IOException e) {
            times.remove(thread.getFileName().toString());
        }
    }

    ThreadTimes since(ThreadTimes earlier) {
        Map<String, Long> since = new HashMap<>();
        nanos.forEach((thread, time) -> since.put(thread, time - earlier.nanos.getOrDefault(thread, 0L)));
        return new ThreadTimes(since);
    }

    /** Of all threads whose name matches, in full or as far as Linux keeps it, which is 15 characters. */
    long of(String pattern) {
        return nanos.entrySet().stream()
                .filter(entry -> entry.getKey()
                        .substring(entry.getKey().indexOf(' ') + 1)
                        .matches(pattern))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
