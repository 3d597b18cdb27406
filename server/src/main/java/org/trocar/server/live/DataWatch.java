package org.trocar.server.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.server.log.Event;
import org.trocar.telemetry.folder.SessionFolder;

/**
 * Notices when what is recorded is not kept any more: the data folder was deleted, renamed or unmounted, or can only be read; or one running
 * session's folder is gone. What it concerns is ended at once, and nothing is written to a folder that merely has the same name.
 */
public final class DataWatch implements Obstacle {
    private static final Logger LOG = Logger.getLogger(DataWatch.class.getName());

    private final Path data;
    private final Supplier<Optional<String>> trouble;
    private final LiveSessions sessions;
    /** Empty while all is well. */
    private volatile String told = "";

    /** @param trouble why nothing can be kept in the data folder now, as what goes after its name; does not throw */
    public DataWatch(Path data, Supplier<Optional<String>> trouble, LiveSessions sessions) {
        this.data = data;
        this.trouble = trouble;
        this.sessions = sessions;
    }

    /**
     * Looks, ends what has to end, and says each change in one line.
     *
     * @return whether the data folder can be used
     */
    public boolean check() {
        String now = trouble.get().orElse("");
        if (!now.equals(told)) {
            tell(now);
            told = now;
        }
        for (LiveSession session : sessions.all()) {
            if (!now.isEmpty()) {
                session.abort("the server's data folder " + now);
            } else if (!isThere(session.place().folder())) {
                session.abort("its folder " + session.place().folder().path() + " is gone");
            }
        }
        return now.isEmpty();
    }

    private void tell(String now) {
        if (now.isEmpty()) {
            Event.warning("the data folder can be used again: sessions open")
                    .with("data", data)
                    .to(LOG);
        } else {
            Event.error(
                            "the data folder cannot be used: what runs is ended, and no session opens until this is put right; then they open"
                                    + " again, or start the server anew")
                    .with("data", data)
                    .with("what", now)
                    .to(LOG);
        }
    }

    private static boolean isThere(SessionFolder folder) {
        return folder.begun() && Files.isDirectory(folder.queue());
    }

    @Override
    public Optional<Refusal> refusal(String field) {
        return trouble.get()
                .map(now -> Refusal.newBuilder()
                        .setCode(RefusalCode.REFUSAL_CODE_NO_SPACE)
                        .setField(field)
                        .setValue("data folder " + now)
                        .setRemedy("have the server's data folder put right, then try again")
                        .build());
    }
}
