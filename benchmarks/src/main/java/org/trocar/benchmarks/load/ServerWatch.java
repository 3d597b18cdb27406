package org.trocar.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.trocar.core.session.TickStage;

/** Looks into a running server's virtual machine: processor time and allocation, in all and by thread, and what it says of its ticks. */
final class ServerWatch implements AutoCloseable {
    /** Each look costs the server some milliseconds, which count as its own. */
    private static final long BETWEEN_LOOKS_NANOS = 1_000_000_000L;

    private final ServerProcess process;
    private final JMXConnector connector;
    private final ThreadMXBean threads;
    private final OperatingSystemMXBean system;

    /**
     * What was used up since the process began.
     *
     * @param processNanos of the processor, by all threads
     * @param times of the processor, by thread
     * @param bytes allocated, by thread's name
     * @param stages what the time of ticks went into
     */
    record Use(long processNanos, ThreadTimes times, Map<String, Long> bytes, Stages stages) {
        /** What was used since an earlier look. */
        Use since(Use earlier) {
            Map<String, Long> since = new HashMap<>();
            bytes.forEach((name, all) -> since.put(name, all - earlier.bytes.getOrDefault(name, 0L)));
            return new Use(
                    processNanos - earlier.processNanos,
                    times.since(earlier.times),
                    since,
                    stages.since(earlier.stages));
        }

        /** Allocated by all threads whose name begins so. */
        long bytesOf(String prefix) {
            return bytes.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /** Seconds, by stage. */
    record Stages(Map<TickStage, Double> seconds) {
        static Stages of(MetricsPage page) {
            Map<TickStage, Double> seconds = new EnumMap<>(TickStage.class);
            for (TickStage stage : TickStage.values()) {
                String label = stage.name().toLowerCase(Locale.ROOT);
                seconds.put(stage, page.of("trocar_tick_stage_seconds_total{stage=\"" + label + "\"}"));
            }
            return new Stages(seconds);
        }

        Stages since(Stages earlier) {
            Map<TickStage, Double> since = new EnumMap<>(TickStage.class);
            seconds.forEach((stage, all) -> since.put(stage, all - earlier.seconds.get(stage)));
            return new Stages(since);
        }
    }

    private ServerWatch(ServerProcess process, JMXConnector connector) throws IOException {
        this.process = process;
        this.connector = connector;
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        system = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
    }

    /** @throws IOException when there is no such process, or it is not ours to look into */
    static ServerWatch of(ServerProcess process) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                return new ServerWatch(
                        process, JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot look into process " + process.pid() + ": " + e.getMessage(), e);
        }
    }

    Use look() throws IOException {
        long[] ids = threads.getAllThreadIds();
        ThreadInfo[] infos = threads.getThreadInfo(ids);
        long[] allocated = threads.getThreadAllocatedBytes(ids);
        Map<String, Long> bytes = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (infos[i] != null && allocated[i] >= 0) {
                bytes.put(infos[i].getThreadName() + " #" + ids[i], allocated[i]);
            }
        }
        return new Use(
                system.getProcessCpuTime(),
                ThreadTimes.of(process.pid()),
                bytes,
                Stages.of(MetricsPage.of(process.metrics())));
    }

    /** The most that is seen to wait for the journal's thread until a moment of {@link System#nanoTime}, bytes. */
    double waitingBytesUntil(long moment) throws IOException {
        double most = 0;
        while (System.nanoTime() < moment) {
            most = Math.max(most, MetricsPage.of(process.metrics()).of("trocar_journal_waiting_bytes"));
            LockSupport.parkNanos(Math.min(BETWEEN_LOOKS_NANOS, moment - System.nanoTime()));
        }
        return most;
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
