package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoftHeapTest {
    private static final List<String> PAUSELESS = List.of("-XX:+UseZGC", "-Xms32m");

    /** A process that does what a server does first. */
    static final class Process {
        private Process() {}

        public static void main(String[] args) {
            SoftHeap.forSessions(Integer.parseInt(args[0]));
            System.out.println(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .getVMOption("SoftMaxHeapSize")
                    .getValue());
        }
    }

    @Test
    void theHeapIsKeptAsLargeAsItsSessionsNeed() throws Exception {
        assertEquals(HeapShare.bytes(10), softBytes("10", "-Xmx1g"));
    }

    @Test
    void neverLargerThanItMayBe() throws Exception {
        long most = softBytes("64", "-Xmx192m");
        assertTrue(most > 0 && most <= 192L << 20, "a heap of at most 192 MB is kept at " + most);
    }

    @Test
    void whatTheOperatorChoseStays() throws Exception {
        assertEquals(100L << 20, softBytes("10", "-Xmx1g", "-XX:SoftMaxHeapSize=100m"));
    }

    private static long softBytes(String sessions, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(PAUSELESS);
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Process.class.getName(), sessions));
        java.lang.Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(said.matches("\\d+"), said);
        return Long.parseLong(said);
    }
}
