package org.trocar.telemetry.grade;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trocar.telemetry.folder.BoundedFile;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;

/** What a session's inventory says of the documents that a grade hangs on, whoever signed it: files that are there must be as listed. */
final class ListedDocuments {
    private static final List<String> DOCUMENTS =
            List.of("manifest.json", "journal.json", "journal.json.sig", "grade.json", "grade.json.sig");

    private ListedDocuments() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Listed(String path, String sha256) {}

    private record Listing(List<Listed> files) {}

    /** What contradicts the inventory, a clause each; nothing when there is none. */
    static List<String> contradictions(SessionFolder folder) throws IOException {
        Path inventory = folder.path().resolve("inventory.json");
        if (!Files.exists(inventory)) {
            return List.of();
        }
        Map<String, String> listed = listed(inventory);
        List<String> contradictions = new ArrayList<>();
        for (String name : DOCUMENTS) {
            Path file = folder.path().resolve(name);
            if (!Files.exists(file)) {
                if (listed.containsKey(name)) {
                    contradictions.add(name + ", which inventory.json lists, is gone");
                }
            } else if (!listed.containsKey(name)) {
                contradictions.add(name + " is not in inventory.json");
            } else if (!Sha256.hex(BoundedFile.read(file, BoundedFile.DOCUMENT_BYTES))
                    .equals(listed.get(name))) {
                contradictions.add(name + " is not as inventory.json lists it");
            }
        }
        return contradictions;
    }

    private static Map<String, String> listed(Path inventory) throws IOException {
        Listing listing = JsonFile.read(inventory, Listing.class);
        if (listing.files() == null || listing.files().contains(null)) {
            throw new IOException("it lists no files");
        }
        Map<String, String> byPath = new TreeMap<>();
        for (Listed file : listing.files()) {
            if (file.path() == null) {
                throw new IOException("it lists a file without a path");
            }
            byPath.put(file.path(), file.sha256());
        }
        return byPath;
    }
}
