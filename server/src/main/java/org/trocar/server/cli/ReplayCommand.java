package org.trocar.server.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.trocar.core.session.SessionManifest;
import org.trocar.server.terminal.Glyphs;
import org.trocar.server.terminal.OwnTerminal;
import org.trocar.server.terminal.ReplayViewer;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.playback.Marker;
import org.trocar.telemetry.playback.Playback;
import org.trocar.telemetry.playback.Player;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        footer = {"  trocar replay 01a20555 --at 30 --speed 2", "  trocar replay 01a20555 --timeline"},
        header = "Shows a session again, as it happened.",
        description = {
            "In a terminal: the board, the instruments and the values at any moment, with pause, speed, single ticks and jumps to",
            "errors and cues; h explains the keys. Otherwise, or with --timeline or --json: what happened when."
        })
final class ReplayCommand implements Callable<Integer> {
    /** No session goes on for longer. */
    private static final int LONGEST_SECONDS = 7200;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int PORTION_TICKS = 1024;

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
    private Quiet quiet;

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
        Optional<Terminal> terminal = printed || output.json() ? Optional.empty() : OwnTerminal.find();
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
        List<String> trouble;
        Glyphs glyphs = ascii ? Glyphs.ASCII : Glyphs.ofLocale();
        try (ReplayViewer viewer = new ReplayViewer(terminal, glyphs, System::nanoTime);
                Player player = new Player(open(folder, viewer))) {
            player.speed(speed, System.nanoTime());
            viewer.show(player, title(player.playback().manifest()), (long) (atSeconds * NANOS_PER_SECOND));
            trouble = trouble(player.playback());
        }
        trouble.forEach(line -> output.line("%s", line));
        return trouble.isEmpty() ? ExitCodes.DONE : ExitCodes.NO;
    }

    private static Playback open(SessionFolder folder, ReplayViewer viewer) throws IOException {
        String name = folder.path().getFileName().toString();
        viewer.opening(name, 0, 0);
        long ticks = ticks(folder);
        return Playback.open(folder, read -> viewer.opening(name, read, 2 * ticks));
    }

    private static long ticks(SessionFolder folder) {
        return folder.read().summary().map(summary -> summary.lastSealedTick()).orElse(0L);
    }

    /** What tells one from another comes first: a narrow screen cuts the rest. */
    private static String title(SessionManifest manifest) {
        return String.join(
                "  ",
                manifest.learner(),
                manifest.scenario().id(),
                manifest.mode().name().toLowerCase(Locale.ROOT),
                manifest.provenance().name().toLowerCase(Locale.ROOT),
                manifest.sessionId());
    }

    /** What was found wrong on the way is said again where it stays. */
    private static List<String> trouble(Playback playback) {
        List<String> trouble = new ArrayList<>();
        playback.damage().forEach(damage -> trouble.add(damage.message()));
        playback.divergence().ifPresent(first -> trouble.add(first.message()));
        return trouble;
    }

    private int print(SessionFolder folder) throws IOException {
        List<Marker> markers = markers(folder);
        Regrade regrade = GradeCommand.replay(folder, quiet);
        markers.forEach(this::print);
        output.line("%s", GradePrinter.headline(regrade.grade().grade()));
        output.line("%s", regrade.message());
        Map<String, Object> json = GradeCommand.json(regrade);
        json.put("timeline", markers.stream().map(ReplayCommand::json).toList());
        output.answer(json);
        return regrade.outcome() == Regrade.Outcome.DAMAGED || regrade.outcome() == Regrade.Outcome.DIVERGED
                ? ExitCodes.NO
                : ExitCodes.DONE;
    }

    private List<Marker> markers(SessionFolder folder) throws IOException {
        try (Progress progress = quiet.progress("looking through");
                Playback playback = Playback.open(folder)) {
            while (playback.survey(PORTION_TICKS)) {
                progress.reached(playback.surveyedTick(), playback.lastTick());
            }
            return List.copyOf(playback.timeline().markers());
        }
    }

    private void print(Marker marker) {
        output.line(
                "%9s  %-7s  %-28s %-5s %-6s %s",
                Amounts.moment(marker.sessionNanos() / NANOS_PER_SECOND),
                type(marker),
                marker.what().replace('_', ' '),
                hand(marker),
                marker.ring() < 0 ? "" : "ring " + (marker.ring() + 1),
                marker.detail());
    }

    private static Map<String, Object> json(Marker marker) {
        return Json.object(
                "tick",
                marker.tick(),
                "seconds",
                Json.number(marker.sessionNanos() / NANOS_PER_SECOND),
                "type",
                type(marker),
                "what",
                marker.what(),
                "hand",
                marker.hand() == null ? null : hand(marker),
                "ring",
                marker.ring() < 0 ? null : marker.ring(),
                "detail",
                marker.detail());
    }

    private static String type(Marker marker) {
        return switch (marker.kind()) {
            case ERROR, CUE, GAP, PAUSE, RESTART, MARK -> marker.kind().name().toLowerCase(Locale.ROOT);
            case TRANSFER, TRACKING, EVENT -> "event";
        };
    }

    private static String hand(Marker marker) {
        return marker.hand() == null ? "" : marker.hand().name().toLowerCase(Locale.ROOT);
    }
}
