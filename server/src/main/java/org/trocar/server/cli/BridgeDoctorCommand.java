package org.trocar.server.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.trocar.xrbridge.openxr.Finding;
import org.trocar.xrbridge.openxr.OpenXrDoctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        footer = "  trocar bridge doctor",
        header = "Says whether this machine's headset can be used, and what is missing.",
        description = {
            "Looks for the OpenXR loader, the active runtime, its layers and extensions, and the headset behind it. Opens no session, and",
            "changes nothing. Exits with 1 when the bridge could not use a headset now."
        })
final class BridgeDoctorCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Override
    public Integer call() {
        List<Finding> findings = OpenXrDoctor.examine();
        boolean usable = findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.PROBLEM);
        findings.forEach(this::print);
        output.line(
                usable
                        ? "A headset can be used."
                        : "No headset can be used yet: mend what is a problem above, and ask again.");
        if (!usable) {
            output.line("Without one: %s bridge --server HOST:PORT --device simulated --script good", Home.launcher());
        }
        output.answer(Json.object(
                "usable",
                usable,
                "findings",
                findings.stream().map(BridgeDoctorCommand::json).toList()));
        return usable ? ExitCodes.DONE : ExitCodes.NO;
    }

    private void print(Finding finding) {
        output.line("%-8s %s: %s", Text.of(finding.severity()), finding.subject(), finding.what());
        if (!finding.remedy().isEmpty()) {
            output.line("         %s", finding.remedy());
        }
    }

    private static Object json(Finding finding) {
        return Json.object(
                "severity", Text.of(finding.severity()),
                "subject", finding.subject(),
                "what", finding.what(),
                "remedy", finding.remedy());
    }
}
