package org.trocar.server.cli;

import java.time.Duration;
import java.util.Locale;
import org.trocar.core.hands.Hand;
import org.trocar.protos.v1.Mode;
import org.trocar.xrbridge.client.RunOptions;
import picocli.CommandLine.Option;

/** The options of commands that send somebody's hands to a server: whose they are, and what the run is for. */
final class RunChoice {
    /** What a run is for, as on the wire. */
    enum For {
        practice,
        assessment,
        research
    }

    @Option(
            names = "--scenario",
            paramLabel = "ID",
            defaultValue = "peg-transfer",
            description = "What to operate (default: ${DEFAULT-VALUE}).")
    private String scenario;

    @Option(
            names = "--learner",
            paramLabel = "PSEUDONYM",
            defaultValue = "anonymous",
            description = "The learner's pseudonym, never a name (default: ${DEFAULT-VALUE}).")
    private String learner;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "practice",
            description = "What the run is for: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private For mode;

    @Option(
            names = "--dominant",
            paramLabel = "HAND",
            defaultValue = "right",
            description = "The learner's dominant hand: left or right (default: ${DEFAULT-VALUE}).")
    private Hand dominant;

    @Option(names = "--attempt", paramLabel = "LABEL", defaultValue = "", description = "What to call this attempt.")
    private String attempt;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "What cues and summary are written in, such as de (default: ${DEFAULT-VALUE}).")
    private String language;

    @Option(
            names = "--resume-within",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = {
                "When the connection is lost or the server dies: how long to try to resume the session",
                "(default: ${DEFAULT-VALUE}; 0 not to)."
            })
    private int resumeSeconds;

    /** Any seed, in the server's own pace of 90 ticks a second. */
    RunOptions options() {
        return RunOptions.lockstep(learner, scenario)
                .withMode(Mode.valueOf("MODE_" + mode.name().toUpperCase(Locale.ROOT)))
                .withDominant(dominant)
                .withAttemptLabel(attempt)
                .withLanguage(language)
                .withSeed(0);
    }

    /** How long to try to come back after a loss; zero not to. */
    Duration patience() {
        if (resumeSeconds < 0) {
            throw UserError.usage("--resume-within is " + resumeSeconds + "; give no negative time");
        }
        return Duration.ofSeconds(resumeSeconds);
    }
}
