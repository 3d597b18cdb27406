package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.pack.SessionPack;
import org.trocar.telemetry.proof.Finding;
import org.trocar.telemetry.proof.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "pack",
        footer = "  trocar pack 01a20555 -o p07.trocar",
        header = "Makes one file of a session.",
        description = {
            "It can be verified anywhere, and graded, replayed and exported like a session of one's own.",
            "An encrypted session stays encrypted in it: verified anywhere, read only with its learner's key."
        })
final class PackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", description = DataFolder.SESSION)
    private String session;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The file to write (default: the session's id with .trocar, here).")
    private Path out;

    @Option(
            names = "--with-key",
            description =
                    "Put the learner's key inside. Who has the file can then read the learner's hands, also after the"
                            + " learner was erased here.")
    private boolean withKey;

    @Option(
            names = "--force",
            description = "Pack also a session that is not as it was sealed. Its pack does not verify either.")
    private boolean force;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        SessionFolder folder = data.anySession(session);
        if (folder.isRunning()) {
            throw UserError.no("this session is still running; it can be packed when it has ended");
        }
        String id = folder.read()
                .manifest()
                .map(StoredManifest::sessionId)
                .orElse(folder.path().getFileName().toString());
        Path file = (out == null ? Path.of(id + SessionPack.SUFFIX) : out).toAbsolutePath();
        OutFile.requireFree(file);
        Verification.Outcome outcome = check(folder);
        pack(folder, file);
        output.line("%s: %s", file, Amounts.bytes(Files.size(file)));
        output.answer(Json.object(
                "session", id,
                "file", file.toString(),
                "bytes", Files.size(file),
                "with_key", withKey,
                "outcome", Text.of(outcome)));
        return ExitCodes.DONE;
    }

    /** Who is sent a pack that does not verify cannot know that it never did. */
    private Verification.Outcome check(SessionFolder folder) throws IOException {
        Verification verification = Verification.of(folder);
        if (!verification.outcome().good()) {
            String fault = fault(verification);
            if (!force) {
                throw UserError.no("nothing was packed, because the pack would not verify: " + fault
                        + ". \"trocar verify\" tells all; --force packs it as it is");
            }
            System.err.println("trocar: this pack will not verify, as the session does not: " + fault);
        }
        return verification.outcome();
    }

    private static String fault(Verification verification) {
        List<Finding> findings = verification.findings();
        return findings.isEmpty()
                ? verification.outcome().words()
                : findings.get(0).message() + (findings.size() == 1 ? "" : " (and " + (findings.size() - 1) + " more)");
    }

    private void pack(SessionFolder folder, Path file) throws IOException {
        try {
            SessionPack.pack(folder, file, withKey ? SessionPack.Key.INSIDE : SessionPack.Key.LEFT_OUT);
        } catch (FileAlreadyExistsException e) {
            throw UserError.no(
                    e.getFile() + " is there, and nothing is overwritten",
                    "another trocar packs there just now, or was killed over it: remove it then, or name another file with -o");
        }
        if (withKey) {
            System.err.println(
                    "trocar: " + file + " holds the learner's key: whoever has the file can read the learner's hands,"
                            + " and erasing the learner here will not reach it");
        }
    }
}
