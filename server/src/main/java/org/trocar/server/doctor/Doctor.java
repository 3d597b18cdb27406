package org.trocar.server.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trocar.xrbridge.openxr.Finding;
import org.trocar.xrbridge.openxr.Finding.Severity;
import org.trocar.xrbridge.openxr.OpenXrDoctor;

/** Says whether a server would run well on this machine, what is wrong and what to do. Keeps nothing and changes nothing. */
public final class Doctor {
    /** With less, a server would start and end with its first trainees. */
    public static final long LEAST_HEAP_BYTES = 180_000_000;

    private Doctor() {}

    /**
     * How the server is to be started.
     *
     * @param data where it keeps sessions
     * @param service where it listens
     * @param metrics where metrics and health are asked for; empty for nowhere
     * @param keepFreeBytes with less free disk than this no session opens
     * @param threads how many threads simulate
     */
    public record Plan(Path data, Listener service, Optional<Listener> metrics, long keepFreeBytes, int threads) {}

    /** @param port 0 for a free one */
    public record Listener(String host, int port) {}

    /** Everything that was found, in the order in which it should be mended. */
    public static List<Finding> examine(Plan plan) {
        List<Finding> findings = new ArrayList<>(JavaExamination.findings());
        findings.addAll(ComputerExamination.findings(plan.threads()));
        findings.addAll(new FolderExamination(plan.data()).findings());
        findings.addAll(new DiskExamination(plan.data(), plan.keepFreeBytes()).findings());
        findings.addAll(new PortExamination(plan).findings());
        findings.addAll(ClockExamination.findings());
        headset().forEach(findings::add);
        return List.copyOf(findings);
    }

    /** A server needs no headset: what one lacks is a note here. */
    private static Stream<Finding> headset() {
        return OpenXrDoctor.examine().stream()
                .map(finding -> new Finding(
                        finding.severity() == Severity.PROBLEM ? Severity.NOTE : finding.severity(),
                        "headset: " + finding.subject(),
                        finding.what(),
                        finding.remedy()));
    }
}
