package org.trocar.core.content;

import java.util.List;
import java.util.Optional;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.scenario.Texts;

/**
 * A scenario together with the files it was read from, so that a journal can keep the very bytes and a grade can name them.
 *
 * @param scenario what the bytes say, in no language yet
 * @param sha256 of the bytes, lower-case hex
 * @param bytes the whole file
 * @param catalogues the languages' words that lay beside it; none for a copy
 */
public record LoadedScenario(Scenario scenario, String sha256, byte[] bytes, List<Catalogue> catalogues) {

    public LoadedScenario {
        bytes = bytes.clone();
        catalogues = List.copyOf(catalogues);
    }

    /** A copy: the hash stays true. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The languages it can be trained in. One whose words are in its own file speaks English. */
    public List<String> languages() {
        boolean ownWords = scenario.cues().stream().anyMatch(rule -> !Wording.isKey(rule));
        return ownWords || catalogues.isEmpty()
                ? List.of(Texts.NONE.language())
                : catalogues.stream().map(Catalogue::language).toList();
    }

    /** In this language, else in the one without its region, else in English; {@code texts()} of the result says which. */
    public Scenario in(String language) {
        String base = language.replaceFirst("-.*", "");
        String spoken =
                languages().contains(language) ? language : languages().contains(base) ? base : Texts.NONE.language();
        return texts(spoken).map(scenario::speaking).orElse(scenario);
    }

    private Optional<Texts> texts(String language) {
        return catalogues.stream()
                .map(Catalogue::texts)
                .filter(texts -> texts.language().equals(language))
                .findFirst();
    }
}
