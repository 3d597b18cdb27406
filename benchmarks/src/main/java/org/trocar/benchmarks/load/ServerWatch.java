package org.trocar.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into a running server's virtual machine: processor time and allocation, in all and by thread. */
final class ServerWatch implements AutoCloseable {
    private final long pid;
    private final JMXConnector connector;
    private final ThreadMXBean threads;
    private final OperatingSystemMXBean system;

    /**
     * What was used up since the process began.
     *
     * @param processNanos of the processor, by all threads
     * @param times of the processor, by thread
     * @param bytes allocated, by thread's name
     */
    record Use(long processNanos, ThreadTimes times, Map<String, Long> bytes) {
        /** What was used since an earlier look. */
        Use since(Use earlier) {
            Map<String, Long> since = new HashMap<>();
            bytes.forEach((name, all) -> since.put(name, all - earlier.bytes.getOrDefault(name, 0L)));
            return new Use(processNanos - earlier.processNanos, times.since(earlier.times), since);
        }

        /** Allocated by all threads whose name begins so. */
        long bytesOf(String prefix) {
            return bytes.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    private ServerWatch(long pid, JMXConnector connector) throws IOException {
        this.pid = pid;
        this.connector = connector;
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        system = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
    }

    /** @throws IOException when there is no such process, or it is not ours to look into */
    static ServerWatch of(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return new ServerWatch(
                        pid, JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot look into process " + pid + ": " + e.getMessage(), e);
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
        return new Use(system.getProcessCpuTime(), ThreadTimes.of(pid), bytes);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
