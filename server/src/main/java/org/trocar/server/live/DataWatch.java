package org.trocar.server.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.server.log.Event;
import org.trocar.telemetry.folder.SessionFolder;

/**
 * Notices when what is recorded is not kept any more: the data folder was deleted, renamed or unmounted, or can only be read; or one running
 * session's folder is gone. What it concerns is ended when that is seen twice in a row, and nothing is written to a folder that merely has
 * the same name. A disk that does not say is no reason to end anything; one that hangs takes no session meanwhile.
 */
public final class DataWatch implements Obstacle {
    /** Why nothing can be kept in the data folder now. */
    @FunctionalInterface
    public interface Trouble {
        /**
         * As what goes after the folder's name; empty when all is well.
         *
         * @throws IOException when the disk does not say
         */
        Optional<String> now() throws IOException;
    }

    private static final Logger LOG = Logger.getLogger(DataWatch.class.getName());
    private static final long HANGS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Path data;
    private final Trouble trouble;
    private final LiveSessions sessions;
    private final LongSupplier clock;
    /** When the look began that is under way. */
    private volatile OptionalLong lookingSinceNanos = OptionalLong.empty();
    /** What keeps sessions from opening and those that run from going on; empty while all is well. */
    private volatile String told = "";
    /** The looking thread's, as the next two are. */
    private boolean seenBefore;

    private boolean unknown;
    private Set<String> missedBefore = Set.of();

    /** @param clock steady nanoseconds */
    public DataWatch(Path data, Trouble trouble, LiveSessions sessions, LongSupplier clock) {
        this.data = data;
        this.trouble = trouble;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Looks, ends what has to end, and says each change in one line. May hang as long as the disk does, so for a thread of its own, now and
     * then.
     *
     * @param further what else asks the disk, left out while the data folder cannot be used
     */
    public void look(Runnable further) {
        lookingSinceNanos = OptionalLong.of(clock.getAsLong());
        try {
            look();
            endWhatIsNotKept();
            if (told.isEmpty()) {
                further.run();
            }
        } finally {
            lookingSinceNanos = OptionalLong.empty();
        }
    }

    private void look() {
        try {
            String now = trouble.now().orElse("");
            unknown = false;
            if (now.isEmpty() || seenBefore) {
                tell(now);
            }
            seenBefore = !now.isEmpty();
        } catch (IOException e) {
            sayUnknown(e);
        }
    }

    private void tell(String now) {
        if (!now.equals(told)) {
            told = now;
            sayChange(now);
        }
    }

    private void sayChange(String now) {
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

    private void sayUnknown(IOException cause) {
        if (!unknown) {
            unknown = true;
            Event.warning("the disk does not say whether the data folder is there; what runs goes on")
                    .with("data", data)
                    .because(cause)
                    .to(LOG);
        }
    }

    private void endWhatIsNotKept() {
        Set<String> missing = new HashSet<>();
        for (LiveSession session : sessions.all()) {
            if (!told.isEmpty()) {
                session.abort("the server's data folder " + told);
            } else if (isGone(session.place().folder())) {
                missing.add(session.id());
                if (missedBefore.contains(session.id())) {
                    session.abort("its folder " + session.place().folder().path() + " is gone");
                }
            }
        }
        missedBefore = missing;
    }

    /** Not merely on a disk that does not say. */
    private static boolean isGone(SessionFolder folder) {
        return Files.notExists(folder.queue()) || Files.isDirectory(folder.path()) && !folder.begun();
    }

    /** Asks the disk, so that nothing is begun where it would not be kept; but not one that hangs. */
    @Override
    public Optional<Refusal> refusal(String field) {
        return hangs() ? Optional.of(refusal(field, "does not answer")) : now().map(now -> refusal(field, now));
    }

    private boolean hangs() {
        OptionalLong since = lookingSinceNanos;
        return since.isPresent() && clock.getAsLong() - since.getAsLong() > HANGS_NANOS;
    }

    private Optional<String> now() {
        try {
            return trouble.now();
        } catch (IOException e) {
            return told.isEmpty() ? Optional.empty() : Optional.of(told);
        }
    }

    private static Refusal refusal(String field, String why) {
        return Refusal.newBuilder()
                .setCode(RefusalCode.REFUSAL_CODE_NO_SPACE)
                .setField(field)
                .setValue("data folder " + why)
                .setRemedy("have the server's data folder put right, then try again")
                .build();
    }
}
