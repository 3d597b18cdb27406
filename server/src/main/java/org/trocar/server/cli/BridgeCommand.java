package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.SummaryPoint;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.xrbridge.bridge.Bridge;
import org.trocar.xrbridge.bridge.BridgeOptions;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainClient;
import org.trocar.xrbridge.client.TrainException;
import org.trocar.xrbridge.headset.HeadsetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "bridge",
        footer = {
            "  trocar bridge doctor",
            "  trocar bridge --server 127.0.0.1:7410 --learner p07",
            "  trocar bridge --server 127.0.0.1:7410 --device simulated --script good"
        },
        header = "Carries a headset to a server.",
        description = {
            "Hands, head and buttons go to the server in real time, and its vibrations to the hands, until the task is"
                    + " done, the headset",
            "is put away for good, or Ctrl-C: then the run is finished and graded. A headset that is lost is opened"
                    + " again, and a session",
            "whose connection is lost is resumed. \"trocar bridge doctor\" says whether this machine's headset can be"
                    + " used."
        },
        subcommands = BridgeDoctorCommand.class)
final class BridgeCommand implements Callable<Integer> {
    private static final Set<Integer> RATES = Set.of(72, 80, 90, 120);
    /** How long an interrupted run may take to be finished and graded: a dead network is noticed within twenty seconds. */
    private static final long FINISH_SECONDS = 30;
    /** How long it then takes to say that there is no grade. */
    private static final long SAY_SECONDS = 5;

    /** What is bridged. */
    enum DeviceKind {
        openxr,
        simulated
    }

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "A server that runs already: the bridge starts none.")
    private String server;

    @Mixin
    private RunChoice run;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            defaultValue = "90",
            description = "Frames and ticks a second: 72, 80, 90 or 120 (default: ${DEFAULT-VALUE}).")
    private int rateHz;

    @Option(
            names = "--gaze",
            description =
                    "The learner has agreed that where they look is recorded. Without it the device is not even asked.")
    private boolean gaze;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "openxr",
            description = "What to bridge: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private DeviceKind device;

    @Option(names = "--trace", paramLabel = "FILE", description = "Simulated: its wearer is this recording of hands.")
    private Path trace;

    @Option(
            names = "--script",
            paramLabel = "NAME",
            description = "Simulated: its wearer is a scripted trainee: ${COMPLETION-CANDIDATES}.")
    private BridgedDevice.ScriptName script;

    @Mixin
    private Quiet quiet;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        requireUsable();
        RunOptions options = run.options().withPace(Pace.PACE_REALTIME).withTickHz(rateHz);
        Duration patience = run.patience();
        BridgedDevice bridged = bridged(options);
        BridgePrinter printer = new BridgePrinter(output, quiet.quiet(), rateHz, patience);
        Bridge bridge = new Bridge(
                bridged.driver(),
                new BridgeOptions(options, gaze, patience, bridged.start()),
                printer.and(bridged.listener()));
        try (Target target = Target.at(server)) {
            return stoppable(bridge, () -> carry(bridge, target, printer));
        }
    }

    private void requireUsable() {
        if (server == null) {
            throw UserError.usage("--server is missing", "give a server's host and port; \"trocar serve\" starts one");
        }
        if (!RATES.contains(rateHz)) {
            throw UserError.usage("--rate is " + rateHz, "give 72, 80, 90 or 120");
        }
        boolean simulated = device == DeviceKind.simulated;
        if (!simulated && (trace != null || script != null)) {
            throw UserError.usage("--trace and --script are for a simulated headset", "add --device simulated");
        }
        if (simulated && (trace == null) == (script == null)) {
            throw UserError.usage("a simulated headset has one wearer", "give either --trace FILE or --script NAME");
        }
    }

    private BridgedDevice bridged(RunOptions options) throws IOException {
        if (device == DeviceKind.openxr) {
            return BridgedDevice.openXr(gaze);
        }
        return trace == null ? BridgedDevice.scripted(script, options) : BridgedDevice.recorded(trace);
    }

    /** What may be interrupted. */
    @FunctionalInterface
    private interface Work {
        int work() throws IOException, TrainException, HeadsetException;
    }

    /** Interrupted, it still finishes the run and says what came of it, be it an error, before the program goes. */
    private int stoppable(Bridge bridge, Work work) {
        CountDownLatch said = new CountDownLatch(1);
        Thread stop = Stopping.does(() -> finish(bridge, said));
        try {
            return told(work);
        } finally {
            said.countDown();
            Stopping.forget(stop);
        }
    }

    private int told(Work work) {
        try {
            return work.work();
        } catch (TrainException | HeadsetException e) {
            return Failures.tellNow(UserError.no(e.getMessage()), command.commandLine());
        } catch (IOException | RuntimeException e) {
            return Failures.tellNow(e, command.commandLine());
        }
    }

    private static void finish(Bridge bridge, CountDownLatch said) {
        bridge.stop();
        try {
            if (!said.await(FINISH_SECONDS, TimeUnit.SECONDS)) {
                bridge.abandon();
                said.await(SAY_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int carry(Bridge bridge, Target target, BridgePrinter printer)
            throws IOException, TrainException, HeadsetException {
        output.remark("bridging %s to %s", device, target.address());
        // Nobody should put the headset on only to hear that there is no server.
        TrainClient.greet(target.channel());
        Optional<RunOutcome> outcome;
        try {
            outcome = bridge.run(target.channel());
        } finally {
            if (bridge.report().openings() > 0) {
                printer.report(bridge.report());
            }
        }
        return answer(
                outcome.orElseThrow(() -> UserError.no("it was over before the headset delivered anything")),
                bridge,
                printer);
    }

    private int answer(RunOutcome outcome, Bridge bridge, BridgePrinter printer) throws IOException {
        String id = outcome.opened().getSessionId();
        output.line("session %s: %s", id, outcome.ended().getText());
        if (outcome.grade().isEmpty()) {
            throw UserError.no("there is no grade: " + outcome.ended().getText());
        }
        GradeDocument grade = GradeDocument.ofCanonical(outcome.grade().get().getCanonicalJson());
        new GradePrinter(output).print(grade);
        List<SummaryPoint> summary = outcome.grade().get().getSummaryList();
        new SummaryPrinter(output).print(summary);
        output.answer(Json.object(
                "id", id,
                "grade_hash", grade.gradeHash(),
                "grade", grade.tree(),
                "cues", printer.cues(),
                "summary", SummaryPrinter.json(summary),
                "bridge", BridgePrinter.json(bridge.report())));
        return ExitCodes.DONE;
    }
}
