package org.trocar.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.trocar.telemetry.folder.SessionFolder;

/** A scripted run that was recorded for good, with all twelve transfers. */
public final class GoldenSession {
    private static final Path ZIP = Path.of("src/test/resources/golden/engine-1-scripted.zip");

    private GoldenSession() {}

    public static SessionFolder unpack(Path folder) throws IOException {
        return unzip(ZIP, folder);
    }

    /** Any session folder that was zipped. */
    static SessionFolder unzip(Path packed, Path folder) throws IOException {
        try (InputStream file = Files.newInputStream(packed);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
        return SessionFolder.at(folder);
    }
}
