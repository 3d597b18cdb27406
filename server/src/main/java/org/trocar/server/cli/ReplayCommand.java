package org.trocar.server.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.trocar.core.feedback.Cues;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.SessionSink;
import org.trocar.core.world.WorldEvents;
import org.trocar.server.terminal.Glyphs;
import org.trocar.server.terminal.ReplayViewer;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.playback.Playback;
import org.trocar.telemetry.playback.Player;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        header = "Shows a session again, as it happened.",
        description = {
            "In a terminal: the board, the instruments and the values at any moment, with pause, speed, single ticks and jumps to",
            "errors and cues; h explains the keys. Otherwise, or with --timeline or --json: what happened when."
        })
final class ReplayCommand implements Callable<Integer> {
    /** No session goes on for longer. */
    private static final int LONGEST_SECONDS = 7200;

    private static final double NANOS_PER_SECOND = 1e9;

    @Parameters(paramLabel = "SESSION", description = DataFolder.SESSION)
    private String session;

    @Option(names = "--at", paramLabel = "SECONDS", description = "Begin at this session time.")
    private double atSeconds;

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "Seconds of the session in one second, 0.25 to 16 (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--ascii", description = "Draw with plain ASCII characters.")
    private boolean ascii;

    @Option(names = "--timeline", description = "Print what happened when, also in a terminal.")
    private boolean printed;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        requireSense();
        SessionFolder folder = data.session(session);
        if (folder.isRunning()) {
            throw UserError.no("this session is still running; it can be replayed when it has ended");
        }
        Optional<Terminal> terminal = printed || output.json() ? Optional.empty() : ReplayViewer.terminal();
        if (terminal.isEmpty()) {
            return print(folder);
        }
        try (Terminal ours = terminal.get()) {
            return show(folder, ours);
        }
    }

    private void requireSense() {
        if (!(atSeconds >= 0 && atSeconds <= LONGEST_SECONDS)) {
            throw UserError.usage("--at is " + atSeconds + "; give seconds from 0 to " + LONGEST_SECONDS);
        }
        if (!(speed >= Player.SLOWEST && speed <= Player.FASTEST)) {
            throw UserError.usage(
                    "--speed is " + speed + "; choose one from " + Player.SLOWEST + " to " + Player.FASTEST);
        }
    }

    private int show(SessionFolder folder, Terminal terminal) throws IOException {
        try (Player player = new Player(Playback.open(folder))) {
            player.speed(speed, System.nanoTime());
            Glyphs glyphs = ascii ? Glyphs.ASCII : Glyphs.ofLocale();
            new ReplayViewer(terminal, glyphs, System::nanoTime)
                    .show(player, title(player.playback().manifest()), (long) (atSeconds * NANOS_PER_SECOND));
            return trouble(player.playback());
        }
    }

    private static String title(SessionManifest manifest) {
        return String.join(
                "  ",
                manifest.sessionId(),
                manifest.scenario().id(),
                manifest.learner(),
                manifest.mode().name().toLowerCase(Locale.ROOT),
                manifest.provenance().name().toLowerCase(Locale.ROOT));
    }

    /** What was found wrong on the way is said again where it stays. */
    private int trouble(Playback playback) {
        playback.damage().forEach(damage -> output.line("%s", damage.message()));
        playback.divergence().ifPresent(first -> output.line("%s", first.message()));
        return playback.damage().isEmpty() && playback.divergence().isEmpty() ? ExitCodes.DONE : ExitCodes.NO;
    }

    private int print(SessionFolder folder) throws IOException {
        Timeline timeline = new Timeline();
        Regrade regrade = Regrading.of(folder, timeline, tick -> {});
        output.line("%s", GradePrinter.headline(regrade.grade().grade()));
        output.line("%s", regrade.message());
        Map<String, Object> json = GradeCommand.json(regrade);
        json.put("timeline", timeline.entries);
        output.answer(json);
        return regrade.outcome() == Regrade.Outcome.DAMAGED || regrade.outcome() == Regrade.Outcome.DIVERGED
                ? ExitCodes.NO
                : ExitCodes.DONE;
    }

    /** Collects what a watcher would have noticed, and prints it as it comes. */
    private final class Timeline implements SessionSink {
        private final List<Map<String, Object>> entries = new ArrayList<>();

        @Override
        public void emit(Session replayed) {
            double seconds = replayed.sessionNanos() * 1e-9;
            WorldEvents events = replayed.world().events();
            for (int i = 0; i < events.count(); i++) {
                String what = events.kind(i).name().toLowerCase(Locale.ROOT);
                boolean error = events.kind(i).error() != null;
                add(replayed.tick(), seconds, error ? "error" : "event", what, hand(events.hand(i)), events.ring(i));
            }
            Cues cues = replayed.cues();
            for (int i = 0; i < cues.count(); i++) {
                String kind = cues.rule(i).id();
                add(replayed.tick(), seconds, "cue", kind, hand(cues.hand(i)), cues.ring(i));
            }
        }

        private void add(long tick, double seconds, String type, String what, String hand, int ring) {
            String ringText = ring < 0 ? "" : "ring " + (ring + 1);
            output.line("%8.2f s  %-5s  %-28s %-5s %s", seconds, type, what.replace('_', ' '), hand, ringText);
            entries.add(Json.object(
                    "tick",
                    tick,
                    "seconds",
                    Json.number(seconds),
                    "type",
                    type,
                    "what",
                    what,
                    "hand",
                    hand.isEmpty() ? null : hand,
                    "ring",
                    ring < 0 ? null : ring));
        }

        private static String hand(org.trocar.core.hands.Hand hand) {
            return hand == null ? "" : hand.name().toLowerCase(Locale.ROOT);
        }
    }
}
