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
        boolean usable = FindingPrinter.allows(findings);
        new FindingPrinter(output).print(findings);
        output.line(
                usable
                        ? "A headset can be used."
                        : "No headset can be used yet: mend what is a problem above, and ask again.");
        if (!usable) {
            output.line("Without one: %s bridge --server HOST:PORT --device simulated --script good", Home.launcher());
        }
        output.answer(Json.object("usable", usable, "findings", FindingPrinter.json(findings)));
        return usable ? ExitCodes.DONE : ExitCodes.NO;
    }
}
