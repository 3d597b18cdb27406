package org.trocar.server.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trocar.core.session.Provenance;
import org.trocar.server.live.ResumeToken;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.rulings.Ruling;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.rulings.RulingsException;
import org.trocar.telemetry.rulings.Standing;
import org.trocar.telemetry.store.SessionStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sessions",
        footer = {
            "  trocar sessions",
            "  trocar sessions --data /srv/trocar --json",
            "  trocar sessions --watch --by tech-1"
        },
        header = "Lists the sessions in a data folder, oldest first; with --watch, those that run, live.",
        description = {
            "An interrupted session's server died during the run. One that is resumable waits for its client: start a"
                    + " server, or close",
            "it by hand. With --watch, a table of the sessions that run on a server, every second: in a terminal on the whole screen,"
                    + " with keys to",
            "pause, resume, mark, message and end them (h explains); otherwise a line whenever a session's state or alarms change,"
                    + " or with --json",
            "one object a second."
        },
        subcommands = {
            SessionsPauseCommand.class,
            SessionsResumeCommand.class,
            SessionsMessageCommand.class,
            SessionsEndCommand.class,
            SessionsMarkCommand.class,
            SessionsCloseCommand.class,
            SessionsPruneCommand.class
        })
final class SessionsCommand implements Callable<Integer> {
    private static final String LINE = "%-36s  %-14s %-13s %-10s %-10s %-11s %8s  %s";

    @Option(names = "--watch", description = "Show the sessions that run, until you have seen enough.")
    private boolean watch;

    @Option(names = "--once", description = "Print the table of the sessions that run once.")
    private boolean once;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Who is watching, for what is done from there; asked for when it is needed.")
    private String by;

    @Mixin
    private OperatorTarget target;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SessionsWatch view = new SessionsWatch(by, output);
        if (once) {
            return target.work(data, view::once);
        }
        return watch ? target.work(data, view::follow) : list();
    }

    private int list() throws IOException {
        data.requireThere();
        SessionStore.Listing listing = data.store().list();
        Optional<Rulings> rulings = rulings();
        if (listing.sessions().isEmpty()) {
            output.line("no sessions in %s; \"trocar demo\" makes some", data.path());
        } else {
            output.line(LINE, "id", "learner", "scenario", "mode", "hands", "opened", "length", "state");
        }
        listing.sessions().forEach(entry -> print(entry, standing(rulings, entry), mark(rulings, entry)));
        for (SessionStore.Broken broken : listing.broken()) {
            output.remark(
                    "left out: %s: %s", broken.folder(), broken.damage().get(0).message());
        }
        output.answer(Json.object(
                "sessions",
                        listing.sessions().stream()
                                .map(entry -> json(entry, standing(rulings, entry), mark(rulings, entry)))
                                .toList(),
                "broken", listing.broken().stream().map(SessionsCommand::json).toList()));
        return rulings.isPresent() ? ExitCodes.DONE : ExitCodes.NO;
    }

    /** Rulings that cannot be relied on hide no session. */
    private Optional<Rulings> rulings() throws IOException {
        try {
            return Optional.of(Rulings.read(data.path()));
        } catch (RulingsException e) {
            output.remark("what counts is not known: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Standing> standing(Optional<Rulings> rulings, SessionStore.Entry entry) {
        return rulings.map(all -> all.standing(entry.id()));
    }

    private static Optional<Ruling> mark(Optional<Rulings> rulings, SessionStore.Entry entry) {
        return rulings.flatMap(all -> all.mark(entry.id()));
    }

    private void print(SessionStore.Entry entry, Optional<Standing> standing, Optional<Ruling> mark) {
        output.line(
                LINE,
                entry.id(),
                entry.manifest().learner(),
                entry.manifest().scenario().id(),
                lower(entry.manifest().mode()),
                hands(entry.manifest().provenance()),
                Instant.ofEpochMilli(entry.manifest().openedEpochMillis())
                        .toString()
                        .substring(0, 10),
                Amounts.length(tickedSeconds(entry)),
                whereItStands(entry, standing, mark));
    }

    private static String whereItStands(SessionStore.Entry entry, Optional<Standing> standing, Optional<Ruling> mark) {
        if (DataFolder.isErased(entry.folder())) {
            return "erased";
        }
        String state = lower(entry.state()) + (resumable(entry) ? ", resumable" : "");
        return Stream.of(state, standing.map(StandingPrinter::mark).orElse(""), mark.isPresent() ? "marked" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static boolean resumable(SessionStore.Entry entry) {
        return entry.state() == SessionStore.State.INTERRUPTED && ResumeToken.isKeptIn(entry.folder());
    }

    /** Simulated time: what a late server let slip is not in it, which only the journal's records know. */
    private static double tickedSeconds(SessionStore.Entry entry) {
        return (double) entry.ticks() / entry.manifest().tickHz();
    }

    private static String hands(Provenance provenance) {
        return provenance == Provenance.CONTROLLER_EMULATED ? "controller" : lower(provenance);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> json(
            SessionStore.Entry entry, Optional<Standing> standing, Optional<Ruling> mark) {
        return Json.object(
                "id", entry.id(),
                "learner", entry.manifest().learner(),
                "scenario", entry.manifest().scenario().id(),
                "mode", lower(entry.manifest().mode()),
                "provenance", lower(entry.manifest().provenance()),
                "attempt", entry.manifest().attemptLabel(),
                "opened",
                        Instant.ofEpochMilli(entry.manifest().openedEpochMillis())
                                .toString(),
                "ticks", entry.ticks(),
                "tick_hz", entry.manifest().tickHz(),
                "ticked_seconds", Json.number(tickedSeconds(entry)),
                "state", lower(entry.state()),
                "resumable", resumable(entry),
                "erased", DataFolder.isErased(entry.folder()),
                "counts",
                        standing.map(now -> now.counts() && !DataFolder.isErased(entry.folder()))
                                .orElse(null),
                "adopted", standing.map(now -> now.adopted().isPresent()).orElse(null),
                "marked", mark.map(Decision::json).orElse(null),
                "folder", entry.folder().path().toString());
    }

    private static Map<String, Object> json(SessionStore.Broken broken) {
        return Json.object(
                "folder", broken.folder().toString(),
                "damage",
                        broken.damage().stream().map(damage -> damage.message()).toList());
    }
}
