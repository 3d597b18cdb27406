package org.trocar.telemetry.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.ratings.Ratings;
import org.trocar.telemetry.ratings.SessionRatings;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.rulings.Standing;
import org.trocar.telemetry.store.SessionStore;

/**
 * Takes old sessions of a data folder away. Kept whatever its age is a session that somebody marked, that a ruling in force is about
 * (adopted, void, an error or a verdict ruled on), that somebody rated, that was erased (its folder is the proof), that is not closed, or
 * whose folder cannot be read.
 */
public final class Retention {
    /** Where a session is moved before it is deleted: a half deleted one must not be taken for a damaged one. */
    private static final String LEAVING = "leaving";

    private final Path data;

    public Retention(Path data) {
        this.data = data;
    }

    /**
     * A session that may go.
     *
     * @param opened when its run began
     * @param bytes what its folder takes on the disk
     */
    public record Old(String id, String learner, Instant opened, long bytes) {}

    /** An old session that stays, and why. */
    public record Kept(String id, String why) {}

    /**
     * What a removal would do.
     *
     * @param going oldest first
     * @param staying the old ones among those that stay, and folders that cannot be read
     */
    public record Plan(List<Old> going, List<Kept> staying) {}

    /**
     * Looks at all sessions; changes nothing.
     *
     * @param before sessions opened before this are old
     * @throws IOException when a session cannot be looked at, or the rulings cannot be relied on
     */
    public Plan plan(Instant before) throws IOException {
        Rulings rulings = Rulings.read(data);
        SessionStore.Listing listing = new SessionStore(data).list();
        List<Old> going = new ArrayList<>();
        List<Kept> staying = new ArrayList<>();
        for (SessionStore.Entry entry : listing.sessions()) {
            Instant opened = Instant.ofEpochMilli(entry.manifest().openedEpochMillis());
            if (opened.isBefore(before)) {
                Optional<String> why = whyKept(entry, rulings);
                why.ifPresent(reason -> staying.add(new Kept(id(entry.folder()), reason)));
                if (why.isEmpty()) {
                    going.add(new Old(
                            id(entry.folder()),
                            entry.manifest().learner(),
                            opened,
                            bytes(entry.folder().path())));
                }
            }
        }
        listing.broken()
                .forEach(broken ->
                        staying.add(new Kept(broken.folder().getFileName().toString(), "unreadable")));
        going.sort(Comparator.comparing(Old::opened).thenComparing(Old::id));
        return new Plan(List.copyOf(going), List.copyOf(staying));
    }

    /** A folder's name, which is what rulings and ratings call it. */
    private static String id(SessionFolder folder) {
        return folder.path().getFileName().toString();
    }

    private Optional<String> whyKept(SessionStore.Entry entry, Rulings rulings) throws IOException {
        if (entry.state() != SessionStore.State.CLOSED) {
            return Optional.of("not closed");
        }
        return Files.exists(entry.folder().path().resolve(Erased.FILE))
                ? Optional.of("erased: what is left is the proof")
                : whyKept(entry.folder(), rulings);
    }

    /** What people did with it. */
    private Optional<String> whyKept(SessionFolder folder, Rulings rulings) throws IOException {
        String id = id(folder);
        if (rulings.mark(id).isPresent()) {
            return rulings.mark(id).map(ruling -> "marked by " + ruling.by() + ": " + ruling.reason());
        }
        Standing standing = rulings.standing(id);
        if (standing.adopted().isPresent() || standing.isRuledOn() || !standing.counts()) {
            return Optional.of(standing.adopted().isPresent() ? "adopted" : standing.counts() ? "ruled on" : "void");
        }
        SessionRatings ratings = new Ratings(data).of(folder);
        return ratings.ratings().isEmpty() && ratings.problems().isEmpty() ? Optional.empty() : Optional.of("rated");
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    /**
     * Takes a session away for good, unless somebody did something with it since the plan was made.
     *
     * @return why it stays nevertheless; empty when it is gone
     */
    public Optional<String> remove(Old old) throws IOException {
        SessionFolder folder = SessionFolder.of(data, old.id());
        Optional<String> why = whyKept(folder, Rulings.read(data));
        if (why.isEmpty()) {
            Path leaving = Files.createDirectories(data.resolve(LEAVING));
            Files.move(folder.path(), leaving.resolve(old.id()), StandardCopyOption.ATOMIC_MOVE);
            finish();
        }
        return why;
    }

    /** Deletes what was taken away, and what an earlier removal was killed over. */
    public void finish() throws IOException {
        Path leaving = data.resolve(LEAVING);
        if (!Files.exists(leaving)) {
            return;
        }
        try (Stream<Path> files = Files.walk(leaving)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
