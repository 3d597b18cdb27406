package org.trocar.server.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.retention.Retention;
import org.trocar.telemetry.retention.Retention.Kept;
import org.trocar.telemetry.retention.Retention.Old;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "prune",
        footer = {"  trocar sessions prune --keep-days 90", "  trocar sessions prune --keep-days 90 --yes"},
        header = "Takes old sessions away: journal, grade and all; without --yes only lists them.",
        description = {
            "Kept, whatever their age, are sessions that are marked (\"trocar sessions mark\"), that a ruling or an"
                    + " adoption is about, that",
            "were rated or erased, that are not closed, and those that cannot be read. A learner's progress is made of"
                    + " the sessions there",
            "are: attempts that go are no longer part of it. Runs beside a server."
        })
final class SessionsPruneCommand implements Callable<Integer> {
    @Option(
            names = "--keep-days",
            required = true,
            paramLabel = "DAYS",
            description = "Sessions whose run began longer ago are old; at least 1.")
    private int keepDays;

    @Option(names = "--yes", description = "Take them away for good, rather than only list them.")
    private boolean yes;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        if (keepDays < 1) {
            throw UserError.usage("--keep-days is " + keepDays, "give at least 1");
        }
        data.requireThere();
        Retention retention = new Retention(data.path());
        Retention.Plan plan = retention.plan(Instant.now().minus(Duration.ofDays(keepDays)));
        List<Kept> staying = new ArrayList<>(plan.staying());
        List<Old> gone = yes ? remove(retention, plan.going(), staying) : plan.going();
        print(gone, staying);
        output.answer(json(gone, staying));
        return ExitCodes.DONE;
    }

    private static List<Old> remove(Retention retention, List<Old> going, List<Kept> staying) throws IOException {
        List<Old> gone = new ArrayList<>();
        retention.finish();
        for (Old old : going) {
            Optional<String> why = retention.remove(old);
            why.ifPresentOrElse(reason -> staying.add(new Kept(old.id(), reason)), () -> gone.add(old));
        }
        return gone;
    }

    private void print(List<Old> gone, List<Kept> staying) {
        for (Old old : gone) {
            output.line(
                    "%s  %-14s %s  %s",
                    old.id(), old.learner(), old.opened().toString().substring(0, 10), Amounts.bytes(old.bytes()));
        }
        staying.forEach(kept -> output.line("%s  stays: %s", kept.id(), kept.why()));
        String what = Amounts.count(gone.size(), "session") + " of " + Amounts.bytes(bytes(gone));
        output.line(
                yes
                        ? what + " taken away; " + staying.size() + " old ones stay"
                        : what + " would be taken away, and " + staying.size() + " old ones stay; do it with --yes");
    }

    private static long bytes(List<Old> sessions) {
        return sessions.stream().mapToLong(Old::bytes).sum();
    }

    private Map<String, Object> json(List<Old> gone, List<Kept> staying) {
        return Json.object(
                "removed", yes,
                "bytes", bytes(gone),
                "sessions", gone.stream().map(SessionsPruneCommand::json).toList(),
                "staying", staying.stream().map(SessionsPruneCommand::json).toList());
    }

    private static Map<String, Object> json(Old old) {
        return Json.object(
                "id", old.id(), "learner", old.learner(), "opened", old.opened().toString(), "bytes", old.bytes());
    }

    private static Map<String, Object> json(Kept kept) {
        return Json.object("id", kept.id(), "why", kept.why());
    }
}
