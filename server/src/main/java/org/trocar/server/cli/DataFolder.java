package org.trocar.server.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.store.SessionStore;
import org.trocar.telemetry.store.SessionStore.Resolution;
import picocli.CommandLine.Option;

/**
 * The {@code --data} option: where sessions live. And what a command's SESSION stands for: an id or its beginning, a session's folder
 * anywhere, or a packed file, which is unpacked until the command ends.
 */
final class DataFolder implements AutoCloseable {
    static final String DEFAULT = "trocar-data";

    /** Describes the parameter of commands that look at one session. */
    static final String SESSION =
            "The session's id, or enough of its beginning; or its folder, or a packed file (.trocar).";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = DataFolder.DEFAULT,
            description = "Where sessions are kept (default: ./${DEFAULT-VALUE}).")
    private Path path;

    private final List<UnpackedSession> unpacked = new ArrayList<>();

    Path path() {
        return path.toAbsolutePath().normalize();
    }

    /** For whoever writes beside the sessions: a mistyped folder is not to be made. */
    void requireThere() {
        store();
        if (!Files.exists(path())) {
            throw UserError.usage("there is no folder " + path(), "give the one with the sessions with --data");
        }
    }

    SessionStore store() {
        if (Files.exists(path()) && !(Files.isDirectory(path()) && Files.isReadable(path()))) {
            throw UserError.usage("--data is " + path() + ", which is no folder that can be read", "give another");
        }
        return new SessionStore(path());
    }

    /** The one session that is meant, whose records can be read. */
    SessionFolder session(String argument) {
        SessionFolder session = anySession(argument);
        requireReadable(session);
        return session;
    }

    /** The one session that is meant, also one whose records cannot be read because it was erased or its key is not here. */
    SessionFolder anySession(String argument) {
        try {
            boolean path = isPath(argument) || isFolderAndNoId(argument);
            return path ? at(Path.of(argument)) : byId(argument);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The one session of this data folder that is meant, by its id alone; its records need not be readable. */
    SessionFolder stored(String id) {
        if (id.contains("/") || id.contains(File.separator) || id.contains(".")) {
            throw UserError.usage("SESSION is \"" + id + "\"", "give the id of a session in --data, or its beginning");
        }
        try {
            return byId(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** An id has no separator, no dot and no manifest. */
    private static boolean isPath(String argument) {
        return argument.contains("/")
                || argument.contains(File.separator)
                || argument.contains(".")
                || SessionFolder.at(Path.of(argument)).begun();
    }

    private boolean isFolderAndNoId(String argument) throws IOException {
        return Files.isDirectory(Path.of(argument)) && store().resolve(argument) instanceof Resolution.NotFound;
    }

    private SessionFolder at(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return inFolder(place.toAbsolutePath().normalize()).withKeysIn(path());
        }
        if (!Files.exists(place)) {
            throw UserError.no(
                    "there is no session's folder and no packed session at " + place,
                    "\"trocar sessions\" lists those in --data");
        }
        UnpackedSession session = UnpackedSession.of(place);
        unpacked.add(session);
        return session.folder().withKeysIn(path());
    }

    /** A session's folder that lost its manifest is still one, if it has records. */
    private static SessionFolder inFolder(Path place) throws IOException {
        SessionFolder folder = SessionFolder.at(place);
        if (folder.begun() || folder.closed() || !folder.segments().isEmpty()) {
            return folder;
        }
        if (Files.isDirectory(SessionFolder.sessions(place))) {
            throw UserError.no(place + " is a data folder", "give a session's id, and the folder as --data");
        }
        throw UserError.no(place + " is no session's folder: it has neither manifest.json nor records");
    }

    /** The one session whose id begins so. */
    private SessionFolder byId(String idPrefix) throws IOException {
        Resolution resolution = store().resolve(idPrefix);
        if (resolution instanceof Resolution.Found found) {
            return found.folder();
        }
        if (resolution instanceof Resolution.Ambiguous ambiguous) {
            throw UserError.usage(ambiguous.message());
        }
        throw UserError.no(((Resolution.NotFound) resolution).message());
    }

    /** Whether a signed statement says that what its hands did is gone. */
    static boolean isErased(SessionFolder session) {
        try {
            return Erased.soundIn(session).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Says why when nothing can be read from the records. */
    static void requireReadable(SessionFolder session) {
        whyUnreadable(session).ifPresent(why -> {
            throw why;
        });
    }

    /** Why nothing can be read from the records, if nothing can. */
    static Optional<UserError> whyUnreadable(SessionFolder session) {
        try {
            Optional<Erased> erased = Erased.soundIn(session);
            if (erased.isPresent()) {
                return Optional.of(
                        UserError.no("this session was " + erased.get().message()));
            }
            boolean encrypted = session.read()
                    .manifest()
                    .filter(manifest -> manifest.encrypted())
                    .isPresent();
            if (encrypted && LearnerKeys.find(session).isEmpty()) {
                return Optional.of(UserError.no(
                        "this session's records are encrypted and its learner's key is not here",
                        "use it where it was recorded, or have it packed with its key (\"trocar pack --with-key\");"
                                + " \"trocar verify\" needs no key"));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Removes what was unpacked. */
    @Override
    public void close() {
        unpacked.forEach(UnpackedSession::close);
    }
}
