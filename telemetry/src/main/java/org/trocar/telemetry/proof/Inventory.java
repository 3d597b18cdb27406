package org.trocar.telemetry.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.LearnerKeys;

/**
 * Every file of a closed session's folder, so that a changed byte is found wherever it is: {@code inventory.json}.
 *
 * @param files by path
 */
record Inventory(List<Entry> files) {
    static final String FILE = "inventory.json";
    private static final int FORMAT = 1;
    /** What comes and goes without making the session another: what is written after the inventory, and the learner's key. */
    private static final Set<String> NOT_LISTED =
            Set.of(FILE, FILE + ".sig", Erased.FILE, Erased.FILE + ".sig", LearnerKeys.PACKED, "running");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /**
     * One file.
     *
     * @param path within the folder, with {@code /}
     * @param bytes how long it is
     * @param sha256 of all of it, lower-case hex
     * @param pagesCrc32c eight hex digits for each 1,024 bytes, up to the last of these that is not all zeros
     */
    record Entry(String path, long bytes, String sha256, String pagesCrc32c) {
        Entry {
            if (path == null || bytes < 0 || sha256 == null || pagesCrc32c == null) {
                throw new IllegalArgumentException("it lists a file without a path, a length or its hashes");
            }
        }
    }

    private record Document(int format, int pageBytes, List<Entry> files) {}

    Inventory {
        files = List.copyOf(files);
    }

    /** Reads every file of the folder. */
    static Inventory of(SessionFolder folder) throws IOException {
        List<Entry> files = new ArrayList<>();
        for (String path : paths(folder)) {
            files.add(Pages.entry(path, folder.path().resolve(path)));
        }
        return new Inventory(files);
    }

    /** What lies in the folder and belongs into an inventory. */
    static Set<String> paths(SessionFolder folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder.path())) {
            return all.filter(path -> !Files.isDirectory(path))
                    .map(path -> folder.path().relativize(path).toString().replace('\\', '/'))
                    .filter(path -> !NOT_LISTED.contains(path))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static Path file(SessionFolder folder) {
        return folder.path().resolve(FILE);
    }

    void write(SessionFolder folder) throws IOException {
        JsonFile.writeText(file(folder), text());
    }

    /** The same bytes on every platform: a file a line. */
    String text() {
        return files.stream()
                .map(Inventory::line)
                .collect(Collectors.joining(
                        ",\n",
                        "{\"format\":" + FORMAT + ",\"page_bytes\":" + Pages.BYTES + ",\"files\":[\n",
                        "\n]}\n"));
    }

    private static String line(Entry entry) {
        try {
            return JSON.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers can be written", e);
        }
    }

    /** @throws IOException when there is none, or it is none of this format */
    static Inventory read(SessionFolder folder) throws IOException {
        Document document = JsonFile.read(file(folder), Document.class);
        if (document.format != FORMAT || document.pageBytes != Pages.BYTES) {
            throw new IOException("it is of format " + document.format + " with pages of " + document.pageBytes
                    + " bytes; this version reads format " + FORMAT + " with " + Pages.BYTES);
        }
        return new Inventory(document.files);
    }

    /**
     * Everything in the folder that is not as it is listed here.
     *
     * @param allowedToMiss what was taken away with a signed reason
     */
    List<FileDifference> compare(SessionFolder folder, Set<String> allowedToMiss) throws IOException {
        TreeMap<String, Entry> listed = new TreeMap<>();
        files.forEach(entry -> listed.put(entry.path(), entry));
        Set<String> found = paths(folder);
        Set<String> all = new TreeSet<>(listed.keySet());
        all.addAll(found);
        List<FileDifference> differences = new ArrayList<>();
        for (String path : all) {
            if (!found.contains(path)) {
                if (!allowedToMiss.contains(path)) {
                    differences.add(new FileDifference.Missing(path));
                }
            } else if (!listed.containsKey(path)) {
                differences.add(new FileDifference.Added(path));
            } else {
                compare(listed.get(path), Pages.entry(path, folder.path().resolve(path)), differences);
            }
        }
        return differences;
    }

    private static void compare(Entry listed, Entry found, List<FileDifference> differences) {
        if (!listed.equals(found)) {
            PageComparison.of(listed, found)
                    .forEach(range -> differences.add(new FileDifference.Changed(listed.path(), range)));
        }
    }
}
