package org.trocar.server.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.trocar.server.doctor.Doctor;
import org.trocar.xrbridge.openxr.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        footer = {"  trocar doctor", "  trocar doctor --data /srv/trocar --port 7410 --json"},
        header = "Says whether a server would run well on this machine, and what to do.",
        description = {
            "Looks at Java and its flags, cores, memory, the data folder and its disk, the port, the clock, and what there is of a headset.",
            "Give it the options that the server is to have. Writes one small file beside the sessions, to see how fast the disk is,",
            "and takes it away again. Exits with 1 when something has to be mended first; a headset that is missing is not among that."
        })
final class DoctorCommand implements Callable<Integer> {
    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address the server is to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7410",
            description = "Its port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--threads",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "Its simulation threads (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--keep-free",
            paramLabel = "SIZE",
            defaultValue = "1GB",
            converter = SizeConverter.class,
            description = "Its --keep-free (default: ${DEFAULT-VALUE}).")
    private long keepFreeBytes;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        List<Finding> findings = Doctor.examine(new Doctor.Plan(data.path(), host, port, keepFreeBytes, threads));
        boolean ready = FindingPrinter.allows(findings);
        new FindingPrinter(output).print(findings);
        output.line(
                ready ? "A server can run here." : "No server can run here yet, or not well; see the problems above.");
        output.answer(Json.object("ready", ready, "findings", FindingPrinter.json(findings)));
        return ready ? ExitCodes.DONE : ExitCodes.NO;
    }
}
