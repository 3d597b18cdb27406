package org.trocar.core.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The scenarios that come with the repository, and changes to them. */
final class Shipped {
    private Shipped() {}

    static Path folder() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("scenarios/peg-transfer.yaml"))) {
            at = at.getParent();
        }
        return at.resolve("scenarios");
    }

    static String text() throws IOException {
        return Files.readString(folder().resolve("peg-transfer.yaml"));
    }

    /** The shipped text with its only {@code old} replaced. */
    static String with(String old, String replacement) throws IOException {
        String text = text();
        if (text.indexOf(old) < 0 || text.indexOf(old) != text.lastIndexOf(old)) {
            throw new IllegalArgumentException("the shipped scenario should have exactly one '" + old + "'");
        }
        return text.replace(old, replacement);
    }

    static int lineOf(String fragment) throws IOException {
        String text = text();
        return 1
                + (int) text.chars()
                        .limit(text.indexOf(fragment))
                        .filter(c -> c == '\n')
                        .count();
    }

    static List<Catalogue> catalogues() {
        return CatalogueReader.beside(folder().resolve("peg-transfer.yaml"));
    }

    /** Copies what cues and summaries say to where a scenario of another folder looks for it. */
    static void putTexts(Path folder) throws IOException {
        Path texts = Files.createDirectories(folder.resolve("texts"));
        for (Catalogue catalogue : catalogues()) {
            Files.write(texts.resolve(catalogue.language() + ".yaml"), catalogue.bytes());
        }
    }

    static LoadedScenario read(String text) {
        return ScenarioReader.read("peg-transfer.yaml", text.getBytes(StandardCharsets.UTF_8), catalogues());
    }
}
