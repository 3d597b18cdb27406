package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.pack.SessionPack;
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
        pack(folder, file);
        output.line("%s: %s", file, Amounts.bytes(Files.size(file)));
        output.answer(
                Json.object("session", id, "file", file.toString(), "bytes", Files.size(file), "with_key", withKey));
        return ExitCodes.DONE;
    }

    private void pack(SessionFolder folder, Path file) throws IOException {
        try {
            SessionPack.pack(folder, file, withKey ? SessionPack.Key.INSIDE : SessionPack.Key.LEFT_OUT);
        } catch (FileAlreadyExistsException e) {
            throw UserError.no(file + " is there already; remove it, or name another with -o");
        }
        if (withKey) {
            System.err.println(
                    "trocar: " + file + " holds the learner's key: whoever has the file can read the learner's hands,"
                            + " and erasing the learner here will not reach it");
        }
    }
}
