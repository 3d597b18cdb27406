package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.archive.SessionFilter;
import org.trocar.telemetry.export.ExportOptions;
import org.trocar.telemetry.export.ExportRefused;
import org.trocar.telemetry.export.Exporter;
import org.trocar.telemetry.export.Format;
import org.trocar.telemetry.export.SessionOutcome;
import org.trocar.telemetry.export.SessionOutcome.Status;
import org.trocar.telemetry.export.session.Fidelity;
import org.trocar.telemetry.export.session.Origin;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.store.SessionStore;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        footer = {
            "  trocar export 01a20555 --format csv",
            "  trocar export --sessions learner=p07 --format bids --deidentify"
        },
        header = "Makes sessions into files for other programs.",
        description = {
            "Frames, instrument tips, movements, events, grades and where they come from: as CSV, Parquet or one Motion-BIDS dataset.",
            "docs/exports.md has the schemas. An export that was broken off goes on where it was when it is asked for again.",
            "Motion remains identifying, whatever is left out."
        })
final class ExportCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Selection selection;

    /** Which sessions. */
    private static final class Selection {
        @Parameters(
                arity = "1..*",
                paramLabel = "SESSION",
                description = "The sessions' ids, or enough of their beginnings.")
        private List<String> ids;

        @Option(
                names = "--sessions",
                arity = "1..*",
                paramLabel = "FILTER",
                description = "All sessions that fit: " + SessionFilter.HELP + "; the same key twice means either.")
        private List<String> filters;

        @Option(names = "--all", description = "All sessions in the data folder.")
        private boolean all;
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            required = true,
            description = "What to write: csv, parquet or bids.")
    private Format format;

    @Option(
            names = "--fidelity",
            paramLabel = "DETAIL",
            defaultValue = "full",
            description = "How much of the motion: full, joints, hands or wrists (default: ${DEFAULT-VALUE}).")
    private Fidelity fidelity;

    @Option(
            names = "--deidentify",
            description = "Make up names for sessions and learners; leave out dates, devices and people's own words.")
    private boolean deidentify;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            description = "Where to write (default: a folder in ./trocar-exports, named after the options).")
    private Path out;

    @Mixin
    private DataFolder data;

    @Mixin
    private Quiet quiet;

    @Mixin
    private Output output;

    /** A session to be exported, and how many ticks it has as far as is known. */
    private record Wanted(SessionFolder folder, long ticks) {}

    @Override
    public Integer call() throws IOException {
        List<SessionOutcome> outcomes = new ArrayList<>();
        List<Wanted> wanted = selection.ids == null ? fitting(outcomes) : named(outcomes);
        ExportOptions options = new ExportOptions(format, fidelity, deidentify);
        Path target = (out == null ? Path.of("trocar-exports", options.folderName()) : out)
                .toAbsolutePath()
                .normalize();
        export(wanted, exporter(target, options), outcomes);
        output.line("%s: %s", target, summary(outcomes));
        output.line("%s", Origin.PRIVACY);
        output.answer(json(target, outcomes));
        return outcomes.stream().allMatch(SessionOutcome::good) ? ExitCodes.DONE : ExitCodes.NO;
    }

    private Exporter exporter(Path target, ExportOptions options) throws IOException {
        try {
            return Exporter.into(target, options, data.path(), Home.build());
        } catch (ExportRefused e) {
            throw UserError.usage(e.getMessage());
        }
    }

    /** What is where now, in which form, and how large. */
    private String summary(List<SessionOutcome> outcomes) {
        List<String> parts = new ArrayList<>();
        for (Status status : Status.values()) {
            long count = outcomes.stream().filter(it -> it.status() == status).count();
            if (count > 0) {
                parts.add(Amounts.count(count, "session") + " " + words(status));
            }
        }
        long bytes = outcomes.stream().mapToLong(SessionOutcome::bytes).sum();
        return String.join(", ", parts) + "; " + Text.of(format) + ", " + Text.of(fidelity) + ", "
                + Amounts.bytes(bytes);
    }

    private static String words(Status status) {
        return switch (status) {
            case EXPORTED -> "exported";
            case ALREADY -> "already there";
            case PARTIAL -> "in part";
            case FAILED -> "not exported";
        };
    }

    /** @param outcomes gets the sessions that nobody can read */
    private List<Wanted> named(List<SessionOutcome> outcomes) {
        List<Wanted> wanted = new ArrayList<>();
        List<SessionOutcome> unreadable = new ArrayList<>();
        for (String id : selection.ids) {
            SessionFolder folder = data.anySession(id);
            Optional<UserError> why = DataFolder.whyUnreadable(folder);
            if (why.isEmpty()) {
                wanted.add(named(folder));
            } else {
                unreadable.add(SessionOutcome.failed(
                        folder.path().getFileName().toString(), why.get().getMessage()));
            }
        }
        if (wanted.isEmpty()) {
            throw UserError.no(unreadable.stream().map(ExportCommand::sentence).collect(Collectors.joining("; ")));
        }
        unreadable.forEach(outcome -> report(outcome, outcomes));
        return wanted;
    }

    private static String sentence(SessionOutcome outcome) {
        return outcome.session() + ": " + outcome.message();
    }

    /** @param outcomes gets what cannot be exported from the outset */
    private List<Wanted> fitting(List<SessionOutcome> outcomes) throws IOException {
        SessionFilter filter = selection.all ? SessionFilter.all() : Filters.of(selection.filters);
        Rulings rulings = Rulings.read(data.path());
        SessionStore.Listing listing = data.store().list();
        listing.broken().forEach(broken -> report(broken(broken), outcomes));
        List<Wanted> wanted = new ArrayList<>();
        for (SessionStore.Entry entry : listing.sessions()) {
            if (filter.takes(entry, rulings) && mayBeExported(entry)) {
                wanted.add(new Wanted(entry.folder(), entry.ticks()));
            }
        }
        if (wanted.isEmpty()) {
            throw UserError.no("no session fits; \"trocar sessions\" lists those there are");
        }
        return wanted;
    }

    private boolean mayBeExported(SessionStore.Entry entry) {
        if (entry.state() == SessionStore.State.RUNNING) {
            output.remark("left out: %s is still running", entry.id());
            return false;
        }
        if (DataFolder.isErased(entry.folder())) {
            output.remark("left out: %s was erased", entry.id());
            return false;
        }
        return true;
    }

    private static Wanted named(SessionFolder folder) {
        return new Wanted(
                folder,
                folder.read().summary().map(JournalSummary::lastSealedTick).orElse(0L));
    }

    private static SessionOutcome broken(SessionStore.Broken broken) {
        Damage first = broken.damage().get(0);
        return SessionOutcome.failed(broken.folder().getFileName().toString(), first.message());
    }

    private void export(List<Wanted> wanted, Exporter exporter, List<SessionOutcome> outcomes) {
        long total = wanted.stream().mapToLong(Wanted::ticks).sum();
        long before = 0;
        try (Progress progress = quiet.progress("exporting")) {
            for (Wanted session : wanted) {
                long done = before;
                report(exporter.export(session.folder(), tick -> progress.reached(done + tick, total)), outcomes);
                before += session.ticks();
            }
        }
    }

    private void report(SessionOutcome outcome, List<SessionOutcome> outcomes) {
        outcomes.add(outcome);
        boolean notable =
                outcome.status() == Status.FAILED || !outcome.message().equals("whole");
        if (notable) {
            output.remark("%s: %s: %s", outcome.session(), words(outcome.status()), outcome.message());
        }
    }

    private Map<String, Object> json(Path target, List<SessionOutcome> outcomes) {
        return Json.object(
                "folder", target.toString(),
                "format", Text.of(format),
                "fidelity", Text.of(fidelity),
                "deidentified", deidentify,
                "bytes", outcomes.stream().mapToLong(SessionOutcome::bytes).sum(),
                "privacy", Origin.PRIVACY,
                "sessions", outcomes.stream().map(ExportCommand::json).toList());
    }

    private static Map<String, Object> json(SessionOutcome outcome) {
        return Json.object(
                "session", outcome.session(),
                "name", outcome.name().orElse(null),
                "status", Text.of(outcome.status()),
                "folder", outcome.folder().map(Path::toString).orElse(null),
                "files", outcome.files().stream().map(Path::toString).toList(),
                "bytes", outcome.bytes(),
                "frames", outcome.frames(),
                "message", outcome.message());
    }
}
