package org.trocar.server.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.trocar.server.doctor.Doctor;
import org.trocar.xrbridge.openxr.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        footer = {"  trocar doctor", "  trocar doctor --data /srv/trocar --port 7410 --json"},
        header = "Says whether a server would run well on this machine, and what to do.",
        description = {
            "Looks at Java and its flags, cores, memory, the data folder and its disk, the ports, the clock, and what"
                    + " there is of a headset.",
            "Takes the options and the configuration of \"trocar serve\". Writes one small file beside the sessions,"
                    + " to see how fast the disk is,",
            "and takes it away again. Exits with 1 when something has to be mended first; a headset that is missing is"
                    + " not among that."
        },
        defaultValueProvider = Configuration.class)
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private ServeSettings settings;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        List<Finding> findings = Doctor.examine(settings.plan());
        boolean ready = FindingPrinter.allows(findings);
        new FindingPrinter(output).print(findings);
        output.line(
                ready ? "A server can run here." : "No server can run here yet, or not well; see the problems above.");
        output.answer(Json.object("ready", ready, "findings", FindingPrinter.json(findings)));
        return ready ? ExitCodes.DONE : ExitCodes.NO;
    }
}
