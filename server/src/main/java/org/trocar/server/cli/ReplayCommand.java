package org.trocar.server.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.core.feedback.Cues;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionSink;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description =
                "Runs a session again from its journal and tells what happened when: events, errors and the cues that were given.")
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", description = DataFolder.SESSION)
    private String session;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        SessionFolder folder = data.session(session);
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
                String kind = cues.rule(i).kind().key();
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
