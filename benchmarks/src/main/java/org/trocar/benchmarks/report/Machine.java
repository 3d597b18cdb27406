package org.trocar.benchmarks.report;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a run was measured on.
 *
 * @param cpu the processor's model
 * @param gc the collectors of the measuring process
 * @param flags what the launcher gave it
 * @param commit what was measured
 */
public record Machine(
        String cpu,
        int cores,
        double memoryGigabytes,
        String system,
        String jdk,
        String gc,
        String flags,
        String commit) {

    /** Where we are. */
    public static Machine here(String commit) {
        return new Machine(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                machine().getTotalMemorySize() / 1e9,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                String.join(", ", collectors()),
                String.join(" ", chosenFlags()),
                commit);
    }

    /** A name for the folder of its results: says what it is, not whose. */
    public String slug() {
        String model = cpu.toLowerCase(Locale.ROOT)
                .replaceAll("\\((r|tm)\\)", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return (model.isEmpty() ? "unknown" : model) + "-" + cores + "-cores";
    }

    /** How many threads wanted to run, on average over the last minute; negative when nobody knows. */
    public static double load() {
        return machine().getSystemLoadAverage();
    }

    private static com.sun.management.OperatingSystemMXBean machine() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    }

    private static List<String> collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .toList();
    }

    /** Without those that only open packages, and without paths. */
    private static List<String> chosenFlags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-X"))
                .toList();
    }

    private static String cpuModel() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
