package org.trocar.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trocar.benchmarks.fixture.Quiet;
import org.trocar.benchmarks.fixture.Stretch;
import org.trocar.telemetry.folder.SessionFolder;

/** What the harness gives to the processes that it has measure. */
final class Given {
    static final String SESSION = "trocar.bench.session";
    static final String SCRATCH = "trocar.bench.scratch";

    private Given() {}

    static SessionFolder session() {
        Quiet.please();
        return SessionFolder.at(Path.of(required(SESSION)));
    }

    static Stretch stretch() throws IOException {
        return Stretch.of(session());
    }

    /** A new folder on the disk to be measured; it goes with everything else that the harness made. */
    static Path newFolder(String name) throws IOException {
        return Files.createTempDirectory(Path.of(required(SCRATCH)), name);
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("-D" + property + " is missing: start with ./trocar bench");
        }
        return value;
    }
}
