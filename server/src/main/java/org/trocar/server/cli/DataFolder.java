package org.trocar.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.store.SessionStore;
import org.trocar.telemetry.store.SessionStore.Resolution;
import picocli.CommandLine.Option;

/** The {@code --data} option: where sessions live. */
final class DataFolder {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "trocar-data",
            description = "Where sessions are kept (default: ./${DEFAULT-VALUE}).")
    private Path path;

    Path path() {
        return path.toAbsolutePath().normalize();
    }

    SessionStore store() {
        if (Files.exists(path()) && !(Files.isDirectory(path()) && Files.isReadable(path()))) {
            throw UserError.usage("--data is " + path() + ", which is no folder that can be read; give another");
        }
        return new SessionStore(path());
    }

    /** The one session whose id begins so. */
    SessionFolder session(String idPrefix) {
        try {
            Resolution resolution = store().resolve(idPrefix);
            if (resolution instanceof Resolution.Found found) {
                return found.folder();
            }
            if (resolution instanceof Resolution.Ambiguous ambiguous) {
                throw UserError.usage(ambiguous.message());
            }
            throw UserError.no(((Resolution.NotFound) resolution).message());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
