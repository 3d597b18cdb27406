package org.trocar.core.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.trocar.core.scenario.Scenario;
import org.yaml.snakeyaml.nodes.Node;

/** Reads scenario files ({@code schema: 1} or {@code schema: 2}). All problems of one file are reported together. */
public final class ScenarioReader {
    /** A larger file is refused unread. */
    public static final int MAX_BYTES = 256 * 1024;

    private ScenarioReader() {}

    /**
     * Reads a file, and the catalogues in the folder {@code texts} beside it.
     *
     * @throws ScenarioException when it is missing or unreadable, when anything in it or in a catalogue is wrong, or when a language has no
     *     words for one of its cues
     */
    public static LoadedScenario read(Path file) {
        return read(file.toString(), bytesOf(file), CatalogueReader.beside(file));
    }

    static LoadedScenario read(String name, byte[] bytes, List<Catalogue> catalogues) {
        Problems problems = new Problems(name);
        Scenario scenario = new ScenarioParser(problems).parse(document(name, bytes, problems));
        problems.throwIfAny();
        new Wording(scenario, catalogues, problems).check();
        problems.throwIfAny();
        return new LoadedScenario(scenario, sha256(bytes), bytes, catalogues);
    }

    /**
     * Reads what was once a file, such as a journal's copy. Its cues have keys where they had words from a catalogue; see
     * {@link Scenario#speaking}.
     *
     * @param name how problems name it
     * @throws ScenarioException when anything in it is wrong
     */
    public static LoadedScenario read(String name, byte[] bytes) {
        Problems problems = new Problems(name);
        Scenario scenario = new ScenarioParser(problems).parse(document(name, bytes, problems));
        problems.throwIfAny();
        return new LoadedScenario(scenario, sha256(bytes), bytes, List.of());
    }

    static Node document(String name, byte[] bytes, Problems problems) {
        if (bytes.length > MAX_BYTES) {
            throw new ScenarioException(
                    name, "it is larger than " + MAX_BYTES / 1024 + " KiB; a scenario file is a few KiB of text");
        }
        return new YamlDocument(bytes, problems).root();
    }

    static byte[] bytesOf(Path file) {
        if (Files.isDirectory(file)) {
            throw new ScenarioException(file.toString(), "it is a folder; name a scenario file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException missing) {
            throw new ScenarioException(file.toString(), "there is no such file; check the folder and the spelling");
        } catch (IOException unreadable) {
            throw new ScenarioException(
                    file.toString(), "it cannot be read (" + unreadable + "); check that you may read it");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
