package org.trocar.core.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trocar.core.grade.ClosingSummary;
import org.trocar.core.scenario.Texts;

/**
 * Reads catalogues of texts: files with {@code schema: 1}, {@code language:} and {@code texts:} by key. Each has the words that a run's
 * summary needs; the keys of cues are the scenarios' own.
 */
public final class CatalogueReader {
    /** Where catalogues lie, beside the scenarios. */
    public static final String FOLDER = "texts";

    private static final String YAML = ".yaml";
    private static final int SCHEMA = 1;
    private static final int MOST_CHARACTERS = 300;
    private static final String A_LANGUAGE = "a language such as en, de or pt-BR";
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");

    private CatalogueReader() {}

    /**
     * Reads every {@code .yaml} file in the folder {@code texts} beside a scenario file, in the order of their names; none where there is no
     * such folder.
     *
     * @throws ScenarioException when one of them cannot be used, or is not of the language that its name says
     */
    static List<Catalogue> beside(Path scenario) {
        Path folder = scenario.toAbsolutePath().resolveSibling(FOLDER);
        List<Catalogue> found = new ArrayList<>();
        for (Path file : filesOf(folder)) {
            String fileName = file.getFileName().toString();
            String name = scenario.resolveSibling(FOLDER).resolve(fileName).toString();
            String language = fileName.substring(0, fileName.length() - YAML.length());
            found.add(read(name, ScenarioReader.bytesOf(file), ClosingSummary.textKeys(), Optional.of(language)));
        }
        return found;
    }

    private static List<Path> filesOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(YAML))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new ScenarioException(
                    folder.toString(), "it cannot be listed (" + unreadable + "); check that you may read it");
        }
    }

    /**
     * Reads what was once a file, such as a session's copy. A summary may have learnt new words since.
     *
     * @param name how problems name it
     * @throws ScenarioException when anything in it is wrong
     */
    public static Catalogue read(String name, byte[] bytes) {
        return read(name, bytes, List.of(), Optional.empty());
    }

    /** @param named the language that the file is named after, where its name is its own */
    private static Catalogue read(String name, byte[] bytes, List<String> required, Optional<String> named) {
        Problems problems = new Problems(name);
        Fields file = Fields.root(ScenarioReader.document(name, bytes, problems), problems);
        file.wholeNumber("schema", SCHEMA, SCHEMA);
        String language = file.text("language", 10);
        checkLanguage(language, named, problems);
        Map<String, String> words = words(file, required, problems);
        file.finish();
        problems.throwIfAny();
        return new Catalogue(new Texts(language, words), bytes);
    }

    private static void checkLanguage(String language, Optional<String> named, Problems problems) {
        if (language == null) {
            return;
        }
        if (!LANGUAGE.matcher(language).matches()) {
            problems.at("language", "language is '" + language + "'; write " + A_LANGUAGE);
        } else if (named.isPresent() && !named.get().equals(language)) {
            String text = "language is '" + language + "', and the file is named %s.yaml; write language: %1$s,"
                    + " or name the file " + language + YAML;
            problems.at("language", String.format(text, named.get()));
        }
    }

    private static Map<String, String> words(Fields file, List<String> required, Problems problems) {
        Fields texts = file.group("texts");
        Map<String, String> words = texts.textsByKey(MOST_CHARACTERS);
        texts.finish();
        if (file.has("texts")) {
            for (String key : required) {
                if (!words.containsKey(key)) {
                    problems.at("texts", "texts has no '" + key + "', which a run's summary needs; add it");
                }
            }
        }
        return words;
    }
}
