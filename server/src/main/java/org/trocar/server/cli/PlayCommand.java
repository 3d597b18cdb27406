package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.core.hands.Hand;
import org.trocar.protos.v1.Mode;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.SummaryPoint;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainException;
import org.trocar.xrbridge.player.RecordingPlayer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "play",
        header = "Streams a recording of hands to a server.",
        description = {
            "The file is a trace of ours, a super-hands recording (.json) or a HoloLens recording (.csv).",
            "Without --server, a server of our own runs for as long as the recording.",
            "Cues are shown as they come, and the grade at the end."
        })
final class PlayCommand implements Callable<Integer> {
    /** What a run is for, as on the wire. */
    enum For {
        practice,
        assessment,
        research
    }

    @Parameters(paramLabel = "FILE", description = "The recording.")
    private Path file;

    @Option(names = "--server", paramLabel = "HOST:PORT", description = "A server that runs already.")
    private String server;

    @Option(
            names = "--scenario",
            defaultValue = "peg-transfer",
            description = "What to operate (default: ${DEFAULT-VALUE}).")
    private String scenario;

    @Option(
            names = "--learner",
            defaultValue = "anonymous",
            description = "The learner's pseudonym, never a name (default: ${DEFAULT-VALUE}).")
    private String learner;

    @Option(
            names = "--mode",
            defaultValue = "practice",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private For mode;

    @Option(
            names = "--dominant",
            defaultValue = "RIGHT",
            description = "The learner's dominant hand: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Hand dominant;

    @Option(names = "--attempt", paramLabel = "LABEL", defaultValue = "", description = "What to call this attempt.")
    private String attempt;

    @Option(
            names = "--lockstep",
            description = "As fast as the server can, instead of in real time: ticks follow the recording's own time.")
    private boolean lockstep;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "What cues and summary are written in, such as de (default: ${DEFAULT-VALUE}).")
    private String language;

    @Option(names = "--mirrored", description = "Play the person's mirror image, hands swapped.")
    private boolean mirrored;

    @Mixin
    private EncryptionChoice encryption;

    @Mixin
    private DataFolder data;

    @Mixin
    private ScenarioFolder scenarios;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw UserError.usage("cannot read " + file + "; give a recording, such as one in " + Home.recordings());
        }
        requireFrames();
        try (Target target = server == null ? own() : Target.at(server)) {
            return play(target);
        } catch (TrainException e) {
            throw UserError.no(e.getMessage());
        }
    }

    private Target own() throws IOException {
        return Target.own(data, encryption.encrypt(), scenarios.usableLibrary());
    }

    /** Before a server is bothered with it. */
    private void requireFrames() throws IOException {
        if (player().measure().frames() == 0) {
            throw UserError.usage(file + " has no frames; give a recording of somebody's hands");
        }
    }

    private RecordingPlayer player() {
        return new RecordingPlayer(file, options(), mirrored, System::nanoTime);
    }

    private int play(Target target) throws IOException, TrainException {
        RunOptions options = options();
        CuePrinter cues = new CuePrinter(output, options.tickHz());
        output.line("playing %s to %s %s", file, target.address(), lockstep ? "in lockstep" : "in real time");
        RunOutcome outcome = player().play(target.channel(), cues);
        output.line(
                "session %s: %s",
                outcome.opened().getSessionId(), outcome.ended().getText());
        outcome.opened().getWarningsList().forEach(warning -> output.remark("%s", warning));
        if (outcome.grade().isEmpty()) {
            output.remark("there is no grade: %s", outcome.ended().getText());
            return ExitCodes.NO;
        }
        GradeDocument grade = GradeDocument.ofCanonical(outcome.grade().get().getCanonicalJson());
        new GradePrinter(output).print(grade);
        List<SummaryPoint> summary = outcome.grade().get().getSummaryList();
        new SummaryPrinter(output).print(summary);
        Map<String, Object> json = Json.object(
                "id",
                outcome.opened().getSessionId(),
                "grade_hash",
                grade.gradeHash(),
                "grade",
                grade.tree(),
                "cues",
                cues.cues(),
                "summary",
                SummaryPrinter.json(summary));
        output.answer(json);
        return ExitCodes.DONE;
    }

    private RunOptions options() {
        return RunOptions.lockstep(learner, scenario)
                .withPace(lockstep ? Pace.PACE_LOCKSTEP : Pace.PACE_REALTIME)
                .withMode(Mode.valueOf("MODE_" + mode.name().toUpperCase(Locale.ROOT)))
                .withDominant(dominant)
                .withAttemptLabel(attempt)
                .withLanguage(language)
                .withSeed(0);
    }
}
