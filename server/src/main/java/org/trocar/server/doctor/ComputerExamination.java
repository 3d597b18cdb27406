package org.trocar.server.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.trocar.server.words.Amounts;
import org.trocar.xrbridge.openxr.Finding;

/** Cores, memory and file handles. */
final class ComputerExamination {
    private static final long LEAST_MEMORY_BYTES = 2_000_000_000;
    private static final long LEAST_FILES = 4_096;

    private ComputerExamination() {}

    static List<Finding> findings(int threads) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long files =
                system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : Long.MAX_VALUE;
        return List.of(
                cores(Runtime.getRuntime().availableProcessors(), threads),
                memory(system.getTotalMemorySize(), system.getFreeMemorySize()),
                files(files));
    }

    static Finding cores(int cores, int threads) {
        String what = Amounts.count(cores, "core") + ", of which " + threads + " would simulate.";
        if (cores > threads) {
            return Finding.fine("cores", what);
        }
        return Finding.note(
                "cores",
                what
                        + " The network, the journal and the rest of the machine need one of their own, or ticks come late.",
                threads > 1
                        ? "Give --threads " + Math.max(1, cores - 1) + "."
                        : "Give the machine a second core, and watch how many ticks are late.");
    }

    /** What is free does not count what the system only keeps to be quick, so that little of it is no problem by itself. */
    static Finding memory(long totalBytes, long freeBytes) {
        String what = Amounts.bytes(totalBytes) + " of memory, " + Amounts.bytes(freeBytes) + " of it unused.";
        return totalBytes >= LEAST_MEMORY_BYTES
                ? Finding.fine("memory", what)
                : Finding.note(
                        "memory",
                        what,
                        "Use a machine with at least " + Amounts.bytes(LEAST_MEMORY_BYTES)
                                + ", or close other programs while sessions run.");
    }

    static Finding files(long most) {
        if (most >= LEAST_FILES) {
            return Finding.fine("files", "Enough files can be open at once.");
        }
        return Finding.note(
                "files",
                "No more than " + most + " files and connections can be open at once.",
                "Raise the limit before starting: ulimit -n " + LEAST_FILES + ", or LimitNOFILE= in the systemd unit.");
    }
}
