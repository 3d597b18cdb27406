package org.trocar.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.core.content.ScenarioProblem;
import org.trocar.server.ServerOptions;
import org.trocar.server.SoftHeap;
import org.trocar.server.TrocarServer;
import org.trocar.server.doctor.Doctor;
import org.trocar.server.log.Event;
import org.trocar.server.log.LogFormat;
import org.trocar.server.words.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "serve",
        footer = {"  trocar serve", "  trocar serve --host 0.0.0.0 --port 7410 --data /srv/trocar"},
        header = "Runs the service until it is told to stop.",
        description = {
            "On SIGTERM or Ctrl-C every session is ended, graded and closed.",
            "Listens on this machine only, unless --host says otherwise.",
            "What is not given here is taken from the environment (--keep-free from TROCAR_KEEP_FREE), then from the"
                    + " file",
            "trocar.yaml (keep-free: 2GB); \"trocar config show\" says which value comes from where."
        },
        defaultValueProvider = Configuration.class)
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = Logger.getLogger(ServeCommand.class.getName());

    @Mixin
    private ServeSettings settings;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServerOptions options = settings.options();
        ScenarioLibrary library = settings.usableLibrary();
        requireMemory(Runtime.getRuntime().maxMemory());
        SoftHeap.forSessions(options.capacity().maxSessions());
        Logs.ofServer(settings.logFormat(), settings.logLevel());
        TrocarServer server = TrocarServer.start(options, library);
        Stopping.does(server::close);
        if (settings.logFormat() == LogFormat.TEXT) {
            announce(server, library);
        } else {
            library.problems()
                    .forEach(problem -> Event.warning("a scenario cannot be used")
                            .with("problem", problem)
                            .to(LOG));
        }
        server.awaitClosed();
        return ExitCodes.DONE;
    }

    ServeSettings settings() {
        return settings;
    }

    /** With less it would start, and end with the first few trainees. */
    static void requireMemory(long heapBytes) {
        if (heapBytes < Doctor.LEAST_HEAP_BYTES) {
            throw UserError.usage(
                    "Java may use only " + Amounts.bytes(heapBytes) + " of memory for its heap, and a server needs "
                            + Amounts.bytes(Doctor.LEAST_HEAP_BYTES),
                    "give it more with TROCAR_JAVA_OPTS=-Xmx512m, or give the machine more memory");
        }
    }

    private void announce(TrocarServer server, ScenarioLibrary library) {
        String address = settings.host() + ":" + server.address().getPort();
        System.out.println("Trocar listens on " + address + " (gRPC, health and reflection on); sessions go to "
                + settings.data());
        System.out.println("  signs with the key of fingerprint " + server.keyFingerprint());
        for (LoadedScenario scenario : library.scenarios()) {
            System.out.println("  scenario " + scenario.scenario().id() + ": "
                    + scenario.scenario().title());
        }
        for (ScenarioProblem problem : library.problems()) {
            System.err.println("  problem: " + problem);
        }
        System.out.println("try, in another terminal:  " + Home.launcher() + " play "
                + Home.recordings().resolve("hands-twoHandedPass.trace.jsonl.gz") + " --server " + address);
        System.out.println("stop with Ctrl-C or SIGTERM");
        System.out.flush();
    }
}
