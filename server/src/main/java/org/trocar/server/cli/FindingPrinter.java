package org.trocar.server.cli;

import java.util.List;
import java.util.Map;
import org.trocar.xrbridge.openxr.Finding;
import org.trocar.xrbridge.openxr.Finding.Severity;

/** Says what an examination found, and what to do. */
final class FindingPrinter {
    private final Output output;

    FindingPrinter(Output output) {
        this.output = output;
    }

    void print(List<Finding> findings) {
        findings.forEach(this::print);
    }

    private void print(Finding finding) {
        output.line("%-8s %s: %s", Text.of(finding.severity()), finding.subject(), finding.what());
        if (!finding.remedy().isEmpty()) {
            output.line("         %s", finding.remedy());
        }
    }

    /** Whether none of them is in the way. */
    static boolean allows(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.PROBLEM);
    }

    static List<Map<String, Object>> json(List<Finding> findings) {
        return findings.stream().map(FindingPrinter::json).toList();
    }

    private static Map<String, Object> json(Finding finding) {
        return Json.object(
                "severity", Text.of(finding.severity()),
                "subject", finding.subject(),
                "what", finding.what(),
                "remedy", finding.remedy());
    }
}
