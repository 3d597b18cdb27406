package org.trocar.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.inspect.JournalCheck;
import org.trocar.telemetry.journal.CodecFrames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        footer = "  trocar journal verify 01a20555",
        header = "Reads every record and says whether the journal is as it was written.",
        description = {
            "Checks checksums, numbers, chain, order and content, and names the first damaged tick. Replays nothing: for that,",
            "\"trocar grade SESSION --verify\"."
        })
final class JournalVerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", description = DataFolder.SESSION)
    private String session;

    @Mixin
    private DataFolder data;

    @Mixin
    private Quiet quiet;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        SessionFolder folder = data.anySession(session);
        JournalCheck.Result result = check(folder);
        print(result);
        JournalSummary summary = result.summary();
        output.answer(Json.object(
                "session", folder.path().getFileName().toString(),
                "sound", result.sound(),
                "records", summary.records(),
                "last_sealed_tick", summary.lastSealedTick(),
                "holes", summary.holes(),
                "restarts", summary.restarts(),
                "journal_sha256", summary.journalSha256(),
                "payloads_read", !result.unreadable(),
                "first_damaged_tick",
                        result.firstDamagedTick().isPresent()
                                ? result.firstDamagedTick().getAsLong()
                                : null,
                "damage", result.damage().stream().map(Damage::message).toList()));
        return result.sound() ? ExitCodes.DONE : ExitCodes.NO;
    }

    private JournalCheck.Result check(SessionFolder folder) {
        long ticks = folder.read().summary().map(JournalSummary::lastSealedTick).orElse(0L);
        try (Progress progress = quiet.progress("reading")) {
            return JournalCheck.of(folder, new CodecFrames(), tick -> progress.reached(tick, ticks));
        }
    }

    private void print(JournalCheck.Result result) {
        JournalSummary summary = result.summary();
        output.line(
                "%s: %,d records, sealed to tick %,d, %s",
                result.sound() ? "sound" : "NOT sound",
                summary.records(),
                summary.lastSealedTick(),
                summary.journalSha256());
        if (result.unreadable()) {
            output.line("  the records are encrypted and their key is not here: their content was not looked into");
        }
        if (result.firstDamagedTick().isPresent()) {
            output.line("  first damaged tick: %,d", result.firstDamagedTick().getAsLong());
        }
        result.damage().forEach(found -> output.line("  %s", found.message()));
    }
}
