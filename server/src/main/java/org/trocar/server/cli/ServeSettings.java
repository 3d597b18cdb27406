package org.trocar.server.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.server.ServerOptions;
import org.trocar.server.doctor.Doctor;
import org.trocar.server.log.LogFormat;
import org.trocar.server.log.LogLevel;
import org.trocar.telemetry.journal.Durability;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a server is started with. Each option is also a key of its {@link Configuration}, but for the one that names the file. */
final class ServeSettings {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "File with settings (default: trocar.yaml in the data folder, where there is one).")
    private Path config;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7410",
            description = "Port; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long a session waits for a client that vanished (default: ${DEFAULT-VALUE}).")
    private int graceSeconds;

    @Option(
            names = "--threads",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "Simulation threads; leave a core for the rest (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--max-sessions",
            paramLabel = "COUNT",
            defaultValue = "" + ServerOptions.Capacity.DEFAULT_MAX_SESSIONS,
            description = {
                "How many sessions may run at once; fewer where Java's heap has no room for them, which the log says",
                "(default: ${DEFAULT-VALUE})."
            })
    private int maxSessions;

    @Option(
            names = "--max-busy",
            paramLabel = "PERCENT",
            defaultValue = "80",
            description = {
                "How much of a simulation thread's time real-time sessions may take before no more of them open;",
                "100 for no bound (default: ${DEFAULT-VALUE})."
            })
    private int maxBusyPercent;

    @Option(
            names = "--resume-within",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = {
                "After a crash: how long an interrupted session waits for its client before it is closed and graded as"
                        + " it is",
                "(default: ${DEFAULT-VALUE})."
            })
    private int resumeSeconds;

    @Option(
            names = "--durability",
            paramLabel = "KIND",
            defaultValue = "process",
            description = {
                "What nothing promised to a client is lost by: the death of the server's process, or of the machine's"
                        + " power too,",
                "which makes the disk write all the time: process or power (default: ${DEFAULT-VALUE})."
            })
    private Durability durability;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private EncryptionChoice encryption;

    @Option(
            names = "--keep-free",
            paramLabel = "SIZE",
            defaultValue = "1GB",
            converter = SizeConverter.class,
            description = {
                "With less free disk no session opens; with less than half of it those that run are ended and graded",
                "(such as 500MB; default: ${DEFAULT-VALUE})."
            })
    private long keepFreeBytes;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = {
                "Port for /metrics (Prometheus), /healthz and /readyz by HTTP; 0 takes a free one (default: none).",
            })
    private Integer metricsPort;

    @Option(
            names = "--metrics-host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address for them; whoever reaches it may read them (default: ${DEFAULT-VALUE}).")
    private String metricsHost;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "The log on standard error: text or, for collectors, json (default: ${DEFAULT-VALUE}).")
    private LogFormat logFormat;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "From what on something is logged: error, warn, info or debug (default: ${DEFAULT-VALUE}).")
    private LogLevel logLevel;

    @Mixin
    private DataFolder data;

    @Mixin
    private ScenarioFolder scenarios;

    String host() {
        return host;
    }

    LogFormat logFormat() {
        return logFormat;
    }

    LogLevel logLevel() {
        return logLevel;
    }

    Path data() {
        return data.path();
    }

    ScenarioLibrary usableLibrary() {
        return scenarios.usableLibrary();
    }

    /** What a machine is examined for. */
    Doctor.Plan plan() {
        return new Doctor.Plan(data.path(), new Doctor.Listener(host, port), metrics(), keepFreeBytes, threads);
    }

    private Optional<Doctor.Listener> metrics() {
        return Optional.ofNullable(metricsPort).map(number -> new Doctor.Listener(metricsHost, number));
    }

    /** @throws UserError when one of the values cannot be served with */
    ServerOptions options() {
        requireNumbers();
        requireHost("--host", host);
        requireHost("--metrics-host", metricsHost);
        ServerOptions options = ServerOptions.in(data.path())
                .withAddress(host, port)
                .withResumeWithin(Duration.ofSeconds(resumeSeconds))
                .withKeepFree(keepFreeBytes)
                .withDurability(durability)
                .withEncryption(encryption.encrypt())
                .withLoopThreads(threads)
                .withMaxSessions(maxSessions)
                .withMaxBusy(maxBusyPercent)
                .withGrace(Duration.ofSeconds(graceSeconds))
                .withBuild(Home.build());
        return metricsPort == null ? options : options.withMetrics(new InetSocketAddress(metricsHost, metricsPort));
    }

    private void requireNumbers() {
        requirePort("--port", port);
        if (metricsPort != null) {
            requirePort("--metrics-port", metricsPort);
        }
        if (threads < 1) {
            throw UserError.usage(
                    named("--threads") + " is " + threads + "; give at least 1, and fewer than the machine has cores");
        }
        if (maxSessions < 1) {
            throw UserError.usage(named("--max-sessions") + " is " + maxSessions + "; give at least 1");
        }
        if (maxBusyPercent < 1 || maxBusyPercent > 100) {
            throw UserError.usage(named("--max-busy") + " is " + maxBusyPercent + "; give a percentage from 1 to 100");
        }
        requireTime("--grace", graceSeconds);
        requireTime("--resume-within", resumeSeconds);
    }

    private void requirePort(String option, int number) {
        if (number < 0 || number > 65_535) {
            throw UserError.usage(named(option) + " is " + number + "; give one from 0 to 65535");
        }
    }

    private void requireTime(String option, int seconds) {
        if (seconds < 0) {
            throw UserError.usage(named(option) + " is " + seconds + "; give no negative time");
        }
    }

    private void requireHost(String option, String host) {
        if (!isOfThisMachine(host)) {
            throw UserError.usage(named(option) + " is \"" + host
                    + "\", which is no address of this machine; give one that is, such as 127.0.0.1, or"
                    + " 0.0.0.0 for all");
        }
    }

    /** The option and, where nobody typed it, the file's line or the variable that its value is from. */
    private String named(String name) {
        OptionSpec option = command.findOption(name);
        boolean typed = command.commandLine().getParseResult().hasMatchedOption(option);
        return !typed && command.defaultValueProvider() instanceof Configuration configuration
                ? configuration
                        .setting(option)
                        .map(setting -> name + " (in " + setting.place() + ")")
                        .orElse(name)
                : name;
    }

    private static boolean isOfThisMachine(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
