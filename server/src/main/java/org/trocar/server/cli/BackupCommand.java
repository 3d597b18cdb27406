package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.backup.Backup;
import org.trocar.telemetry.backup.BackupReport;
import org.trocar.telemetry.keys.SecretFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        footer = {
            "  trocar backup /mnt/backup/trocar --data /srv/trocar",
            "  trocar backup /mnt/backup/trocar --data /srv/trocar --without-keys"
        },
        header = "Copies the data folder into another, also while a server works in it.",
        description = {
            "Into the same folder again, it copies only what is new; one that was cut off goes on. Closed sessions are"
                    + " copied once and verified",
            "there; sessions that run are copied as if their server had died just then, and again until they are"
                    + " closed. With the keys in it,",
            "which is the usual, a backup is as secret as the data folder itself; without them it cannot be read or"
                    + " carried on.",
            "An erasure reaches the backup with the next one made into it."
        })
final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "Where to; empty, missing, or an earlier backup of the same data.")
    private Path folder;

    @Option(
            names = "--without-keys",
            description = "Leave out keys/: keep them elsewhere, for without them nobody can read what was recorded.")
    private boolean withoutKeys;

    @Mixin
    private DataFolder data;

    @Mixin
    private Quiet quiet;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        data.requireThere();
        Path to = folder.toAbsolutePath().normalize();
        Backup backup = new Backup(data.path(), to, !withoutKeys, Clock.systemUTC());
        requireMakeable(backup);
        boolean withKeys = !withoutKeys && Files.exists(SecretFolder.of(data.path()));
        BackupReport report = make(backup);
        print(report, to, withKeys);
        output.answer(json(report, to, withKeys));
        return report.good() ? ExitCodes.DONE : ExitCodes.NO;
    }

    private BackupReport make(Backup backup) throws IOException {
        try (Progress progress = quiet.progress("copying")) {
            return backup.make(progress::reached);
        }
    }

    private static void requireMakeable(Backup backup) throws IOException {
        Optional<String> refusal = backup.refusal();
        if (refusal.isPresent()) {
            throw UserError.usage(refusal.get(), "give another folder to back up to");
        }
    }

    private void print(BackupReport report, Path to, boolean withKeys) {
        for (BackupReport.Unfinished session : report.unfinished()) {
            output.line("%s  not closed: copied up to tick %,d", session.id(), session.tick());
        }
        for (BackupReport.LeftOut session : report.leftOut()) {
            output.line("%s  not copied: %s", session.id(), session.why());
        }
        report.notSound()
                .forEach(id -> output.line("%s  copied, but not as it was sealed: trocar verify says where", id));
        for (BackupReport.LeftOut session : report.kept()) {
            output.line("%s  damaged in the data folder: %s; its sound copy stays", session.id(), session.why());
        }
        report.keptKeys()
                .forEach(key -> output.line(
                        "keys/%s  missing or damaged in the data folder, or another there; the backup's stays", key));
        report.erased().forEach(id -> output.line("%s  removed: its learner was erased", id));
        output.line(
                "%s copied, %d there already, %s in all; to %s",
                Amounts.count(report.copied().size() + report.unfinished().size(), "session"),
                report.unchanged(),
                Amounts.bytes(report.bytes()),
                to);
        if (report.gone() > 0) {
            output.line("%s there that the data folder has no more", Amounts.count(report.gone(), "session"));
        }
        if (!report.notCopied().isEmpty()) {
            output.line("not copied: %s", String.join(", ", report.notCopied()));
        }
        if (withKeys) {
            output.line("the keys are in it: it opens all it holds, so keep it as secret as the data folder");
        }
    }

    private static Map<String, Object> json(BackupReport report, Path to, boolean withKeys) {
        return Json.object(
                "folder", to.toString(),
                "copied", report.copied(),
                "unchanged", report.unchanged(),
                "unfinished",
                        report.unfinished().stream()
                                .map(session -> Json.object("id", session.id(), "tick", session.tick()))
                                .toList(),
                "left_out",
                        report.leftOut().stream()
                                .map(session -> Json.object("id", session.id(), "why", session.why()))
                                .toList(),
                "not_sound", report.notSound(),
                "kept",
                        report.kept().stream()
                                .map(session -> Json.object("id", session.id(), "why", session.why()))
                                .toList(),
                "kept_keys", report.keptKeys(),
                "erased", report.erased(),
                "gone", report.gone(),
                "bytes", report.bytes(),
                "not_copied", report.notCopied(),
                "keys", withKeys);
    }
}
