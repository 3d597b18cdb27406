package org.trocar.server.cli;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.trocar.telemetry.debrief.Debrief;
import org.trocar.telemetry.debrief.DebriefedRun;
import org.trocar.telemetry.debrief.Debriefing;
import org.trocar.telemetry.debrief.ErrorNames;
import org.trocar.telemetry.debrief.Question;
import org.trocar.telemetry.folder.SessionFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "debrief",
        footer = {
            "  trocar debrief 01a20555 --without 1",
            "  trocar debrief 01a20555 --without drop-in-view:2 --for 0.5"
        },
        header = "Shows what the same hands would have done without one error.",
        description = {
            "Replays the recorded hands with the jaws that made the error not answering for a while, beside the run as recorded",
            "and a sham in which nothing is changed, which has to equal it. Nobody reacts to what is different: see docs/debrief.md.",
            "Without --without it lists the run's errors and what they are called."
        })
final class DebriefCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", description = "The session's id, or enough of its beginning.")
    private String session;

    @Option(
            names = "--without",
            paramLabel = "ERROR",
            description =
                    "The error: its number in the grade's list (1), or kind and number within the kind (drop-in-view:2).")
    private String error;

    @Option(names = "--at", paramLabel = "TICK", description = "Where to fork (default: when the error began).")
    private Long tick;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description =
                    "How long the jaws do not answer (default: as short as suppresses the error, at most to the horizon).")
    private Double seconds;

    @Option(
            names = "--horizon",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "For how long after the error a difference is reported (default: ${DEFAULT-VALUE}).")
    private double horizonSeconds;

    @Mixin
    private DataFolder data;

    @Mixin
    private Quiet quiet;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        SessionFolder folder = data.session(session);
        if (folder.isRunning()) {
            throw UserError.no("this session is still running; it can be debriefed when it ends");
        }
        DebriefedRun run = replay(folder);
        DebriefPrinter printer = new DebriefPrinter(output, run);
        if (error == null) {
            printer.printErrors(new ErrorNames(run.grade()));
            return ExitCodes.DONE;
        }
        Debrief debrief = answer(run, question(run));
        printer.print(debrief);
        return debrief.sham().identical() ? ExitCodes.DONE : ExitCodes.NO;
    }

    private DebriefedRun replay(SessionFolder folder) throws IOException {
        long ticks =
                folder.read().summary().map(summary -> summary.lastSealedTick()).orElse(0L);
        try (Progress progress = quiet.progress("replaying")) {
            return DebriefedRun.of(folder, tick -> progress.reached(tick, ticks));
        }
    }

    private Debrief answer(DebriefedRun run, Question question) {
        try (Progress progress = quiet.progress("forking")) {
            return Debriefing.of(run, question, tick -> progress.reached(tick, run.ticks()));
        } catch (IllegalArgumentException e) {
            throw UserError.usage(e.getMessage());
        }
    }

    private Question question(DebriefedRun run) {
        try {
            return new Question(
                    chosen(new ErrorNames(run.grade())),
                    tick == null ? OptionalLong.empty() : OptionalLong.of(tick),
                    seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds),
                    horizonSeconds);
        } catch (IllegalArgumentException e) {
            throw UserError.usage(e.getMessage());
        }
    }

    private int chosen(ErrorNames names) {
        if (names.choices().isEmpty()) {
            throw UserError.no("this run has no errors, so there is nothing to do without");
        }
        return names.find(error)
                .orElseThrow(() -> UserError.usage(
                        "this run has no error \"" + error + "\"; there are: " + String.join("; ", names.choices())));
    }
}
