package org.trocar.telemetry.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trocar.telemetry.folder.FilesBelow;

/** What exports say of a session besides its own files: each export's list of sessions, and BIDS's list of participants. */
public final class ExportLists {
    private ExportLists() {}

    /** Every {@code export.json} below a folder that names a session by its own name. */
    public static List<Path> naming(Path root, String session) throws IOException {
        List<Path> lists = new ArrayList<>();
        for (Path file : FilesBelow.of(root)) {
            if (file.endsWith(ExportManifest.FILE)
                    && Files.readString(file, StandardCharsets.ISO_8859_1).contains(session)) {
                lists.add(file);
            }
        }
        return lists;
    }

    /** Takes a session off a list, and its learner off the participants unless another session there is theirs. A list that cannot be read goes. */
    public static void strike(Path list, String session) throws IOException {
        Path folder = list.getParent();
        try {
            ExportManifest left = ExportManifest.read(folder).orElseThrow().without(session);
            if (left.options().format() == Format.BIDS) {
                Exporter.describe(folder, left, "unknown");
            }
            left.write(folder);
        } catch (ExportRefused e) {
            Files.delete(list);
        }
    }
}
