package org.trocar.server.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.telemetry.store.SessionStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "sessions", header = "Lists the sessions in a data folder, oldest first.")
final class SessionsCommand implements Callable<Integer> {
    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        SessionStore.Listing listing = data.store().list();
        if (listing.sessions().isEmpty()) {
            output.line("no sessions in %s; \"trocar demo\" makes some", data.path());
        } else {
            output.line(
                    "%-36s  %-14s %-13s %-9s %-11s %8s  %s",
                    "id", "learner", "scenario", "hands", "opened", "seconds", "state");
        }
        listing.sessions().forEach(this::print);
        for (SessionStore.Broken broken : listing.broken()) {
            output.remark(
                    "left out: %s: %s", broken.folder(), broken.damage().get(0).message());
        }
        output.answer(Json.object(
                "sessions",
                        listing.sessions().stream().map(SessionsCommand::json).toList(),
                "broken", listing.broken().stream().map(SessionsCommand::json).toList()));
        return ExitCodes.DONE;
    }

    private void print(SessionStore.Entry entry) {
        output.line(
                "%-36s  %-14s %-13s %-9s %-11s %8.1f  %s",
                entry.id(),
                entry.manifest().learner(),
                entry.manifest().scenario().id(),
                lower(entry.manifest().provenance()),
                Instant.ofEpochMilli(entry.manifest().openedEpochMillis())
                        .toString()
                        .substring(0, 10),
                seconds(entry),
                lower(entry.state()));
    }

    private static double seconds(SessionStore.Entry entry) {
        return (double) entry.ticks() / entry.manifest().tickHz();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> json(SessionStore.Entry entry) {
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
                "state", lower(entry.state()),
                "folder", entry.folder().path().toString());
    }

    private static Map<String, Object> json(SessionStore.Broken broken) {
        return Json.object(
                "folder", broken.folder().toString(),
                "damage",
                        broken.damage().stream().map(damage -> damage.message()).toList());
    }
}
