package org.trocar.telemetry.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trocar.telemetry.folder.JsonFile;

/**
 * What an export folder holds: {@code export.json} in it, which names each session once its files are complete.
 *
 * @param id of the export; in a de-identified one it names the key that its pseudonyms are made with
 */
record ExportManifest(int formatVersion, String id, ExportOptions options, String privacy, List<Entry> sessions) {
    static final String FILE = "export.json";
    static final int FORMAT_VERSION = 1;

    /**
     * An exported session, under the names it has in the files.
     *
     * @param folder its files', within the export's
     * @param whole whether the files hold all that the session's record held
     * @param message how far they go
     */
    record Entry(
            String session,
            String learner,
            String dominantHand,
            String folder,
            long frames,
            boolean whole,
            boolean interrupted,
            String message) {}

    ExportManifest {
        sessions = List.copyOf(sessions);
    }

    /** Empty when nothing was exported into the folder yet. */
    static Optional<ExportManifest> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonFile.read(file, ExportManifest.class));
        } catch (IOException e) {
            throw new ExportRefused(file + " cannot be read (" + e.getMessage() + "); export into another folder, -o");
        }
    }

    void write(Path folder) throws IOException {
        JsonFile.write(folder.resolve(FILE), this);
    }

    Optional<Entry> entry(String session) {
        return sessions.stream()
                .filter(entry -> entry.session().equals(session))
                .findFirst();
    }

    /** Sorted by name, since the order of exporting is mostly that of operating. This manifest with an entry more, or another in the place of the session's old one. */
    ExportManifest with(Entry added) {
        List<Entry> entries = new ArrayList<>(without(added.session()).sessions());
        entries.add(added);
        entries.sort(Comparator.comparing(Entry::session));
        return new ExportManifest(formatVersion, id, options, privacy, entries);
    }

    ExportManifest without(String session) {
        List<Entry> entries = sessions.stream()
                .filter(entry -> !entry.session().equals(session))
                .toList();
        return new ExportManifest(formatVersion, id, options, privacy, entries);
    }

    /** Each learner's dominant hand, as last declared. */
    SortedMap<String, String> handedness() {
        SortedMap<String, String> hands = new TreeMap<>();
        sessions.forEach(entry -> hands.put(entry.learner(), entry.dominantHand()));
        return hands;
    }
}
