package org.trocar.server.soak;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A server's process looked at from outside: its JVM's own counters, and what the operating system has of it. */
final class ProcessGauges implements AutoCloseable {
    /** Last line of a histogram: instances, and bytes. */
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

    private static final double MEGA = 1024 * 1024;
    private static final double KIBIBYTES_A_MEGABYTE = 1024;

    private final JMXConnector connector;
    private final MBeanServerConnection jvm;
    private final Path process;

    private ProcessGauges(JMXConnector connector, long pid) throws IOException {
        this.connector = connector;
        jvm = connector.getMBeanServerConnection();
        process = Path.of("/proc", Long.toString(pid));
    }

    static ProcessGauges of(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
                return new ProcessGauges(JMXConnectorFactory.connect(address), pid);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + pid + " cannot be looked into", e);
        }
    }

    /**
     * What can be reached, and nothing else: the heap in use after a collection also has what was allocated while a concurrent collector was
     * at work, which on a busy machine is more than all that lives. Everything stands still meanwhile.
     */
    double liveHeapMegabytes() throws IOException {
        String[] lines = classHistogram().split("\\R");
        Matcher total = TOTAL.matcher(lines[lines.length - 1]);
        if (!total.matches()) {
            throw new IOException("a histogram without a total: " + lines[lines.length - 1]);
        }
        return Double.parseDouble(total.group(1)) / MEGA;
    }

    private String classHistogram() throws IOException {
        try {
            return (String) jvm.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IOException("the JVM does not tell what lives", e);
        }
    }

    /** All that is resident, the heap included, of which ZGC before Java 21 counts every page up to three times; absent as below. */
    OptionalDouble residentMegabytes() throws IOException {
        return ofStatus("VmRSS:");
    }

    /** ZGC's heap is shared memory to the operating system, and nothing else here is. Absent where the operating system does not say. */
    OptionalDouble residentOutsideHeapMegabytes() throws IOException {
        OptionalDouble anonymous = ofStatus("RssAnon:");
        OptionalDouble files = ofStatus("RssFile:");
        return anonymous.isPresent() && files.isPresent()
                ? OptionalDouble.of(anonymous.getAsDouble() + files.getAsDouble())
                : OptionalDouble.empty();
    }

    double directMegabytes() throws IOException {
        return number("java.nio:type=BufferPool,name=direct", "MemoryUsed") / MEGA;
    }

    /** How many pieces of files under a folder are mapped; absent where the operating system does not say. */
    OptionalDouble mappedIn(Path folder) throws IOException {
        Path maps = process.resolve("maps");
        if (!Files.isReadable(maps)) {
            return OptionalDouble.empty();
        }
        try (Stream<String> lines = Files.lines(maps)) {
            return OptionalDouble.of(
                    lines.filter(line -> line.contains(folder.toString())).count());
        }
    }

    /** Absent where the operating system does not count them. */
    OptionalDouble handles() throws IOException {
        Optional<Object> open = attribute("java.lang:type=OperatingSystem", "OpenFileDescriptorCount");
        return open.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(((Number) open.get()).doubleValue());
    }

    double threads() throws IOException {
        return number("java.lang:type=Threading", "ThreadCount");
    }

    double classes() throws IOException {
        return number("java.lang:type=ClassLoading", "LoadedClassCount");
    }

    double processorSeconds() throws IOException {
        return number("java.lang:type=OperatingSystem", "ProcessCpuTime") / 1e9;
    }

    private double number(String bean, String attribute) throws IOException {
        return attribute(bean, attribute)
                .map(value -> ((Number) value).doubleValue())
                .orElseThrow(() -> new IOException(bean + " has no " + attribute));
    }

    private Optional<Object> attribute(String bean, String attribute) throws IOException {
        try {
            return Optional.of(jvm.getAttribute(new ObjectName(bean), attribute));
        } catch (JMException e) {
            return Optional.empty();
        }
    }

    private OptionalDouble ofStatus(String field) throws IOException {
        Path status = process.resolve("status");
        if (!Files.isReadable(status)) {
            return OptionalDouble.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(field))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIBIBYTES_A_MEGABYTE)
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
