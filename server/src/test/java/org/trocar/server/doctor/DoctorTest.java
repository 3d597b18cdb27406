package org.trocar.server.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.DataLock;
import org.trocar.server.doctor.Doctor.Listener;
import org.trocar.server.doctor.Doctor.Plan;
import org.trocar.xrbridge.openxr.Finding;
import org.trocar.xrbridge.openxr.Finding.Severity;

/** What the doctor finds on machines that are well, and on those that are not. */
class DoctorTest {
    @TempDir
    private Path data;

    private Plan plan(int port, long keepFreeBytes) {
        return plan(port, Optional.empty(), keepFreeBytes);
    }

    private Plan plan(int port, Optional<Integer> metricsPort, long keepFreeBytes) {
        return new Plan(data, local(port), metricsPort.map(DoctorTest::local), keepFreeBytes, 1);
    }

    private static Listener local(int port) {
        return new Listener("127.0.0.1", port);
    }

    private static Finding of(String subject, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static void assertProblem(Finding finding, String what, String remedy) {
        assertEquals(Severity.PROBLEM, finding.severity(), finding.toString());
        assertTold(finding, what, remedy);
    }

    private static void assertNote(Finding finding, String what, String remedy) {
        assertEquals(Severity.NOTE, finding.severity(), finding.toString());
        assertTold(finding, what, remedy);
    }

    private static void assertTold(Finding finding, String what, String remedy) {
        assertTrue(finding.what().contains(what), finding.toString());
        assertTrue(finding.remedy().contains(remedy), finding.toString());
    }

    @Test
    void aMachineThatRunsTheseTestsCanServe() {
        List<Finding> problems = Doctor.examine(plan(0, 1)).stream()
                .filter(finding -> finding.severity() == Severity.PROBLEM)
                .toList();
        assertEquals(List.of(), problems);
    }

    @Test
    void whateverIsNotFineHasARemedyAndAMissingHeadsetIsNoProblem() {
        List<Finding> findings = Doctor.examine(plan(0, Long.MAX_VALUE));
        assertTrue(findings.stream().anyMatch(finding -> finding.subject().startsWith("headset: ")));
        for (Finding finding : findings) {
            boolean headset = finding.subject().startsWith("headset: ");
            assertFalse(headset && finding.severity() == Severity.PROBLEM, finding.toString());
            assertTrue(
                    headset
                            || finding.severity() == Severity.FINE
                            || !finding.remedy().isEmpty(),
                    finding.toString());
        }
    }

    @Test
    void nothingIsLeftInTheFolder() throws IOException {
        Doctor.examine(plan(0, 1));
        try (Stream<Path> left = Files.list(data)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aDiskWithLessRoomThanIsKeptFreeIsAProblem() {
        assertProblem(of("room", Doctor.examine(plan(0, Long.MAX_VALUE))), "are free", "--keep-free");
    }

    @Test
    void aPortThatAnotherProgramHasIsAProblem() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertProblem(of("port", new PortExamination(plan(port, 1)).findings()), "127.0.0.1:" + port, "--port");
        }
    }

    @Test
    void theMetricsPortIsLookedAtWhereThereIsToBeOne() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertProblem(metricsPort(0, port), "127.0.0.1:" + port, "--metrics-port");
        }
        assertEquals(Severity.FINE, metricsPort(0, 0).severity());
        assertProblem(metricsPort(7410, 7410), "both", "--metrics-port");
        assertEquals(1, new PortExamination(plan(0, 1)).findings().size());
    }

    @Test
    void theMetricsPortOfTheServerThatUsesTheFolderIsFine() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "elsewhere nobody can tell whose a port is");
        DataLock lock = DataLock.take(data);
        try (ServerSocket ours = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finding finding = metricsPort(0, ours.getLocalPort());
            assertEquals(Severity.FINE, finding.severity(), finding.toString());
            assertTold(finding, "the server that uses the data folder", "");
        } finally {
            lock.close();
        }
    }

    private Finding metricsPort(int port, int metricsPort) {
        return of("metrics port", new PortExamination(plan(port, Optional.of(metricsPort), 1)).findings());
    }

    @Test
    void aFolderThatIsInUseNamesWhoUsesIt() throws IOException {
        DataLock lock = DataLock.take(data);
        assertTold(lock(), "process " + ProcessHandle.current().pid(), "");
        lock.close();
        assertTold(lock(), "No server", "");
    }

    private Finding lock() {
        return of("lock", new FolderExamination(data).findings());
    }

    @Test
    void aFileInTheFoldersPlaceIsAProblem() throws IOException {
        Path file = Files.createFile(data.resolve("file"));
        assertProblem(of("data", new FolderExamination(file).findings()), "no folder", "--data");
    }

    @Test
    void aFolderThatIsNotThereIsMadeByTheFirstStartAndNotByTheDoctor() {
        Path missing = data.resolve("some/where");
        Doctor.examine(new Plan(missing, local(0), Optional.empty(), 1, 1));
        assertEquals(
                Severity.FINE,
                of("data", new FolderExamination(missing).findings()).severity());
        assertFalse(Files.exists(data.resolve("some")));
    }

    @Test
    void flagsThatAreMissingAreNamed() {
        assertEquals(List.of(), JavaExamination.missingFlags(17, List.of()));
        List<String> missing = JavaExamination.missingFlags(25, List.of());
        assertEquals(List.of("--enable-native-access=ALL-UNNAMED"), missing);
        assertProblem(JavaExamination.flags(missing), "--enable-native-access", "./trocar");
        assertProblem(JavaExamination.version(11), "Java", "JDK 17");
    }

    @Test
    void aMachineThatIsTooSmallIsNoted() {
        assertNote(ComputerExamination.cores(4, 4), "4 cores", "--threads 3");
        assertNote(ComputerExamination.cores(1, 1), "1 core", "second core");
        assertNote(ComputerExamination.memory(1_000_000_000, 5), "1 GB", "2 GB");
        assertNote(ComputerExamination.files(1024), "1024", "LimitNOFILE");
        assertNote(JavaExamination.heap(200_000_000), "200 MB", "TROCAR_JAVA_OPTS");
        assertProblem(JavaExamination.heap(64_000_000), "64 MB", "TROCAR_JAVA_OPTS");
    }

    @Test
    void disksThatAreSlowOrForgetAreNoted() {
        assertNote(DiskExamination.kind("nfs4"), "network", "--data");
        assertNote(DiskExamination.kind("tmpfs"), "memory", "--data");
        assertNote(DiskExamination.speed(45), "45.0 ms", "--durability process");
    }

    @Test
    void aClockThatIsBehindTheInstallationIsAProblem() {
        Instant built = Instant.parse("2026-01-01T00:00:00Z");
        assertProblem(ClockExamination.date(Instant.EPOCH, built), "1970-01-01T00:00Z", "Set the clock");
        assertNote(ClockExamination.kept(Optional.of(false)), "No time service", "timedatectl");
        assertNote(ClockExamination.kept(Optional.empty()), "Nothing here", "time service");
    }
}
