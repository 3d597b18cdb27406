package org.trocar.xrbridge.bridge;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Which of its ticks a thread allocated in. Counting allocates nothing; where the JVM cannot tell, there is nothing to report. */
final class OwnAllocation {
    private final ThreadMXBean threads;
    private long lastBytes;
    private long allocatedBytes;
    private long allocatingTicks;

    OwnAllocation() {
        boolean counted = ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                && bean.isThreadAllocatedMemorySupported()
                && bean.isThreadAllocatedMemoryEnabled();
        threads = counted ? (ThreadMXBean) ManagementFactory.getThreadMXBean() : null;
    }

    /** @param following whether what was allocated since the last tick counts */
    void tick(boolean following) {
        long bytes = threads == null ? 0 : threads.getCurrentThreadAllocatedBytes();
        if (following && bytes > lastBytes) {
            allocatedBytes += bytes - lastBytes;
            allocatingTicks++;
        }
        lastBytes = bytes;
    }

    Optional<BridgeReport.Allocation> report() {
        return threads == null
                ? Optional.empty()
                : Optional.of(new BridgeReport.Allocation(allocatingTicks, allocatedBytes));
    }
}
