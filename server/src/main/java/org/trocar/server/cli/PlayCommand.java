package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.SummaryPoint;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainException;
import org.trocar.xrbridge.player.RecordingPlayer;
import org.trocar.xrbridge.recording.RecordedHands;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "play",
        footer = {
            "  trocar play recordings/hands-twoHandedPass.trace.jsonl.gz --lockstep",
            "  trocar play hands.json --server 127.0.0.1:7410 --learner p07"
        },
        header = "Streams a recording of hands to a server.",
        description = {
            "The file is a trace of ours or a recording in one of the formats that docs/recordings.md lists; which one, it shows itself.",
            "Without --server, a server of our own runs for as long as the recording.",
            "Cues are shown as they come, and the grade at the end. When the connection is lost or the server dies, the session is",
            "resumed as soon as it can be; what became of it is said on standard error."
        })
final class PlayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The recording.")
    private Path file;

    @Option(names = "--server", paramLabel = "HOST:PORT", description = "A server that runs already.")
    private String server;

    @Mixin
    private RunChoice run;

    @Option(
            names = "--lockstep",
            description = "As fast as the server can, instead of in real time: ticks follow the recording's own time.")
    private boolean lockstep;

    @Option(names = "--mirrored", description = "Play the person's mirror image, hands swapped.")
    private boolean mirrored;

    @Mixin
    private EncryptionChoice encryption;

    @Mixin
    private DataFolder data;

    @Mixin
    private ScenarioFolder scenarios;

    @Mixin
    private Quiet quiet;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw UserError.usage("cannot read " + file + "; give a recording, such as one in " + Home.recordings());
        }
        Duration patience = run.patience();
        RecordedHands hands = measured();
        try (Target target = server == null ? own() : Target.at(server)) {
            return play(target, hands, patience);
        } catch (TrainException e) {
            throw UserError.no(e.getMessage());
        }
    }

    private Target own() throws IOException {
        return Target.own(data, encryption.encrypt(), scenarios.usableLibrary());
    }

    /** Before a server is bothered with it. */
    private RecordedHands measured() throws IOException {
        RecordedHands hands = player().measure();
        if (hands.frames() == 0) {
            throw UserError.usage(file + " has no frames; give a recording of somebody's hands");
        }
        new RecordingPrinter(output).print(hands);
        return hands;
    }

    private RecordingPlayer player() {
        return new RecordingPlayer(file, options(), mirrored, System::nanoTime);
    }

    private int play(Target target, RecordedHands hands, Duration patience) throws IOException, TrainException {
        RunOptions options = options();
        CuePrinter cues = new CuePrinter(output, quiet.quiet(), options.tickHz());
        output.line("playing %s to %s %s", file, target.address(), lockstep ? "in lockstep" : "in real time");
        RunOutcome outcome = player().play(target.channel(), cues, new ConnectionPrinter(output, patience), patience);
        output.line(
                "session %s: %s",
                outcome.opened().getSessionId(), outcome.ended().getText());
        if (outcome.grade().isEmpty()) {
            throw UserError.no("there is no grade: " + outcome.ended().getText());
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
                SummaryPrinter.json(summary),
                "recording",
                RecordingPrinter.json(hands));
        output.answer(json);
        return ExitCodes.DONE;
    }

    private RunOptions options() {
        return run.options().withPace(lockstep ? Pace.PACE_LOCKSTEP : Pace.PACE_REALTIME);
    }
}
