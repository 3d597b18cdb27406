package org.trocar.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.trocar.server.DataLock;
import org.trocar.server.live.FolderCloser;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.keys.ServerKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "close",
        footer = "  trocar sessions close 01a20555",
        header = "Closes a session whose server died, and grades it as far as it went.",
        description = {
            "Its client cannot come back to it afterwards. A server does the same by itself for sessions whose clients stay away;",
            "while one runs on the data folder, this is refused."
        })
final class SessionsCloseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", description = "The session's id, or its beginning.")
    private String id;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        SessionFolder folder = data.session(id);
        if (FolderCloser.isErased(folder)) {
            throw UserError.no("session " + folder.path() + " was erased: there is nothing to close");
        }
        close(folder);
        GradeDocument grade = GradeDocument.read(folder)
                .orElseThrow(() -> UserError.no(
                        "session " + folder.path() + " had only been begun and held nothing: it was removed"));
        output.line("session %s is closed", grade.grade().sessionId());
        new GradePrinter(output).print(grade);
        output.answer(
                Json.object("id", grade.grade().sessionId(), "grade_hash", grade.gradeHash(), "grade", grade.tree()));
        return ExitCodes.DONE;
    }

    private void close(SessionFolder folder) throws IOException {
        DataLock lock = DataLock.take(data.path());
        try {
            if (!FolderCloser.isClosed(folder)) {
                finish(folder);
            }
        } finally {
            lock.close();
        }
    }

    private void finish(SessionFolder folder) throws IOException {
        try (JournalThread journals = new JournalThread(SessionsCloseCommand::writeFailed)) {
            new FolderCloser(ServerKey.of(data.path()), journals).close(folder);
        }
    }

    private static void writeFailed(String sessionId, Throwable cause) {
        throw new IllegalStateException("the journal of session " + sessionId + " takes no more records", cause);
    }
}
