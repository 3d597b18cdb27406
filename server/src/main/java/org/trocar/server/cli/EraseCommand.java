package org.trocar.server.cli;

import java.io.Console;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.server.DataLock;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.erase.Erasure;
import org.trocar.telemetry.erase.ErasureReport;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.store.SessionStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "erase",
        footer = "  trocar erase p07 --by \"data protection\" --reason \"asked for it\"",
        header = "Makes all sessions of a learner unreadable, for good.",
        description = {
            "Destroys the learner's key, removes grades, exports and all else that was made from the sessions, leaves a signed statement in",
            "each, and shows that none can be read while the chain of its records is as it was. Sessions recorded without encryption",
            "lose their records. Of sessions that were taken away before, it removes what is left. Copies you made yourself are not reached:",
            "packs, backups, exports and reports written outside the data folder. Carried out again, it does what is left to do."
        })
final class EraseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LEARNER", description = "The learner's pseudonym, whole.")
    private String learner;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who decided it.")
    private String by;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason;

    @Option(
            names = "--gone",
            description = "Also when nothing of the learner's is left here: backups then erase what only they have.")
    private boolean gone;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        data.requireThere();
        Erasure erasure = Erasure.of(data.path(), learner);
        if (erasure.isEmpty() && !gone) {
            throw UserError.no(
                    "there is no session, no key and no attempt of \"" + learner + "\" in " + data.path(),
                    "\"trocar sessions\" lists the learners there are; add --gone if only backups have sessions of this one");
        }
        list(erasure);
        if (!erasure.running().isEmpty()) {
            throw UserError.no("nothing was erased: " + String.join(", ", erasure.running())
                    + " is still being recorded; end it first");
        }
        confirm(erasure);
        ErasureReport report = carryOut(erasure);
        print(report);
        output.answer(json(report));
        return report.proven() ? ExitCodes.DONE : ExitCodes.NO;
    }

    /** A server on the data folder could open a session of the learner's meanwhile, or write what was just removed. */
    private ErasureReport carryOut(Erasure erasure) throws IOException {
        DataLock lock = DataLock.take(data.path());
        try {
            return erasure.carryOut(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS), by, reason, ServerKey.of(data.path()));
        } catch (IllegalStateException e) {
            throw UserError.no("nothing was erased: " + e.getMessage() + "; end them first");
        } finally {
            lock.close();
        }
    }

    private void list(Erasure erasure) {
        for (SessionStore.Entry session : erasure.sessions()) {
            output.remark(
                    "%s  %s  %s",
                    session.id(), Instant.ofEpochMilli(session.manifest().openedEpochMillis()), fate(session));
        }
        erasure.unattributed()
                .forEach(folder ->
                        output.remark("whose session this is cannot be read, so it stays as it is: %s", folder));
    }

    private static String fate(SessionStore.Entry session) {
        if (DataFolder.isErased(session.folder())) {
            return "erased before";
        }
        return session.manifest().encrypted() ? "encrypted" : "not encrypted: its records will be deleted";
    }

    private void confirm(Erasure erasure) {
        if (yes) {
            return;
        }
        Console console = System.console();
        if (console == null) {
            throw UserError.usage("nothing was erased: there is nobody to ask; add --yes");
        }
        String answer = console.readLine(
                "%s will be unreadable for good, and the log forgets the learner. Type the learner's pseudonym to go on: ",
                Amounts.count(erasure.sessions().size(), "session"));
        if (!learner.equals(answer)) {
            throw UserError.no("nothing was erased");
        }
    }

    private void print(ErasureReport report) {
        output.line(report.keyDestroyed() ? "the learner's key was destroyed" : "there was no key of the learner's");
        output.line("the log of attempts forgot %,d of the learner's", report.forgottenAttempts());
        for (ErasureReport.Session session : report.sessions()) {
            print(session);
        }
        report.removedOfGone().forEach(file -> output.line("  removed %s", file));
        if (report.sessions().isEmpty()) {
            output.line(
                    "no session of the learner's is here; the next backup into the same folder erases those it has");
        }
        report.readableOfAnother()
                .ifPresentOrElse(
                        id -> output.line("%s, another learner's, can be read as before", id),
                        () -> output.line("there is no other learner's encrypted session to compare with"));
        output.line(
                "copies you made yourself are still there, remove them where you put them: packs, backups, exports and"
                        + " reports written outside " + data.path());
    }

    private void print(ErasureReport.Session session) {
        Erased statement = session.statement();
        ErasureReport.Done done = session.done();
        String before =
                done.before() ? "already erased on " + statement.erasedAt() + " by " + statement.by() + "; " : "";
        output.line("%s: %s%s; %s", statement.sessionId(), before, readability(session), chain(session));
        done.removed().forEach(file -> output.line("  removed %s", file));
        done.struck().forEach(list -> output.line("  taken off the list %s", list));
    }

    private static String readability(ErasureReport.Session session) {
        if (!session.unreadable()) {
            return "STILL READABLE";
        }
        return session.statement().records() == Erased.Records.DELETED
                ? "its records, which had not been encrypted, were deleted"
                : "unreadable";
    }

    private static String chain(ErasureReport.Session session) {
        return switch (session.verification().outcome()) {
            case SOUND, SOUND_BUT_UNSIGNED -> "chain intact";
            case INCOMPLETE -> String.join("; ", session.verification().remarks());
            default -> "NOT AS IT WAS SEALED, see \"trocar verify\"";
        };
    }

    private static Map<String, Object> json(ErasureReport report) {
        return Json.object(
                "learner", report.learner(),
                "key_destroyed", report.keyDestroyed(),
                "forgotten_attempts", report.forgottenAttempts(),
                "proven", report.proven(),
                "sessions", report.sessions().stream().map(EraseCommand::json).toList(),
                "removed_of_gone", report.removedOfGone(),
                "readable_of_another", report.readableOfAnother().orElse(null),
                "unattributed",
                        report.unattributed().stream().map(Object::toString).toList());
    }

    private static Map<String, Object> json(ErasureReport.Session session) {
        return Json.object(
                "session", session.statement().sessionId(),
                "unreadable", session.unreadable(),
                "records", session.statement().records().name().toLowerCase(Locale.ROOT),
                "verification", session.verification().outcome().name().toLowerCase(Locale.ROOT),
                "erased_at", session.statement().erasedAt(),
                "erased_before", session.done().before(),
                "removed", session.done().removed(),
                "struck_from", session.done().struck());
    }
}
