package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.trocar.server.DataLock;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.backup.Restore;
import org.trocar.telemetry.backup.RestoreReport;
import org.trocar.telemetry.folder.SessionFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        footer = {
            "  trocar restore /mnt/backup/trocar --data /srv/trocar",
            "  trocar restore /mnt/old-backup --data /srv/trocar --erased-in /mnt/new-backup"
        },
        header = "Puts a backup back into an empty data folder.",
        description = {
            "Every session is verified as it is copied. Sessions that had not ended wait for their clients, as after a"
                    + " crash. A backup knows",
            "nothing of learners who were erased after it was made: give a folder that does with --erased-in, or erase"
                    + " them once more."
        })
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BACKUP", description = "The folder that \"trocar backup\" made.")
    private Path backup;

    @Option(
            names = "--erased-in",
            paramLabel = "DIR",
            description = "A data folder, or a newer backup, whose erasures are to hold here too.")
    private Path erasedIn;

    @Mixin
    private DataFolder data;

    @Mixin
    private Quiet quiet;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        Restore restore = new Restore(
                backup.toAbsolutePath().normalize(),
                data.path(),
                Optional.ofNullable(erasedIn).map(path -> path.toAbsolutePath().normalize()));
        requireSessions();
        Optional<String> refusal = restore.refusal();
        if (refusal.isPresent()) {
            throw UserError.usage(refusal.get(), "give a backup, and with --data a folder that is empty or missing");
        }
        RestoreReport report = carryOut(restore);
        print(report);
        output.answer(json(report));
        return report.good() ? ExitCodes.DONE : ExitCodes.NO;
    }

    /** No server begins on half of it. */
    private RestoreReport carryOut(Restore restore) throws IOException {
        Files.createDirectories(data.path());
        DataLock lock = DataLock.take(data.path());
        try (Progress progress = quiet.progress("putting back")) {
            return restore.carryOut(progress::reached);
        } finally {
            lock.close();
        }
    }

    /** A mistyped folder knows of no erasures. */
    private void requireSessions() {
        if (erasedIn != null && !Files.isDirectory(SessionFolder.sessions(erasedIn))) {
            throw UserError.usage(
                    "--erased-in is " + erasedIn + ", which has no sessions", "give a data folder or a backup");
        }
    }

    private void print(RestoreReport report) {
        report.notSound().forEach(id -> output.line("%s  is not as it was sealed, in the backup neither", id));
        report.badKeys()
                .forEach(key -> output.line("keys/%s  is no learner's key: what it would open cannot be read", key));
        report.leftOut().forEach(id -> output.line("%s  left out: its learner was erased", id));
        output.line("%s put back into %s", Amounts.count(report.restored(), "session"), data.path());
        if (!report.erased().isEmpty()) {
            output.line("%s put back as erased", Amounts.count(report.erased().size(), "session"));
        }
        if (erasedIn == null) {
            output.line("learners who were erased after the backup was made are readable again: erase them once more");
        }
        if (!report.withKeys()) {
            output.line("the keys are not in this backup: put keys/ into the folder before a server starts, which makes"
                    + " others");
        }
        if (!report.finished()) {
            output.line("the last backup into that folder was cut off: what came after that is missing");
        }
    }

    private Map<String, Object> json(RestoreReport report) {
        return Json.object(
                "data", data.path().toString(),
                "restored", report.restored(),
                "erased", report.erased(),
                "left_out", report.leftOut(),
                "not_sound", report.notSound(),
                "bad_keys", report.badKeys(),
                "keys", report.withKeys(),
                "backup_finished", report.finished());
    }
}
