package org.trocar.core.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.grade.ClosingSummary;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.Texts;

class CatalogueTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+}");

    @TempDir
    private Path folder;

    private Path scenario;

    @BeforeEach
    void copyWhatIsShipped() throws IOException {
        scenario = folder.resolve("peg-transfer.yaml");
        Files.writeString(scenario, Shipped.text());
        Shipped.putTexts(folder);
    }

    private Path texts(String language) {
        return folder.resolve("texts/" + language + ".yaml");
    }

    private void change(String language, String old, String replacement) throws IOException {
        String text = Files.readString(texts(language));
        assertTrue(text.contains(old));
        Files.writeString(texts(language), text.replace(old, replacement));
    }

    private String refusal() {
        return assertThrows(ScenarioException.class, () -> ScenarioReader.read(scenario))
                .getMessage();
    }

    @Test
    void everyShippedLanguageSaysTheSameThings() {
        List<Catalogue> shipped = Shipped.catalogues();
        assertEquals(
                List.of("de", "en"), shipped.stream().map(Catalogue::language).toList());
        Texts german = shipped.get(0).texts();
        Texts english = shipped.get(1).texts();
        assertEquals(
                new TreeSet<>(english.words().keySet()),
                new TreeSet<>(german.words().keySet()));
        english.words().forEach((key, words) -> assertEquals(placeholders(words), placeholders(german.of(key)), key));
    }

    private static Set<String> placeholders(String words) {
        return PLACEHOLDER
                .matcher(words)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A word nobody says is one nobody translates again. */
    @Test
    void noShippedTextIsUnused() {
        LoadedScenario shipped = ScenarioReader.read(scenario);
        Set<String> used = new TreeSet<>(ClosingSummary.textKeys());
        shipped.scenario().cues().forEach(rule -> used.add(rule.textKey()));
        assertEquals(
                used, new TreeSet<>(shipped.catalogues().get(0).texts().words().keySet()));
    }

    @Test
    void aScenarioSpeaksTheLanguageThatIsChosen() {
        LoadedScenario shipped = ScenarioReader.read(scenario);
        assertEquals("de", shipped.in("de").texts().language());
        assertEquals("Ein Ring ist gefallen.", wordsOf(shipped, "de").substring(0, 22));
        assertEquals("A ring was dropped.", wordsOf(shipped, "en").substring(0, 19));
    }

    private static String wordsOf(LoadedScenario loaded, String language) {
        return loaded.in(language).cues().stream()
                .filter(rule -> rule.id().equals("ring_dropped"))
                .map(CueRule::text)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRegionFallsBackOnItsLanguageAndAnUnknownLanguageOnEnglish() {
        LoadedScenario shipped = ScenarioReader.read(scenario);
        assertEquals("de", shipped.in("de-AT").texts().language());
        assertEquals("en", shipped.in("fi").texts().language());
    }

    @Test
    void aScenarioWithWordsOfItsOwnSpeaksEnglishAndHasASummary() throws IOException {
        Files.copy(
                Path.of(CatalogueTest.class
                        .getResource("/scenarios/peg-transfer-1.yaml")
                        .getPath()),
                folder.resolve("old.yaml"));
        LoadedScenario old = ScenarioReader.read(folder.resolve("old.yaml"));
        assertEquals(List.of("en"), old.languages());
        assertEquals("en", old.in("de").texts().language());
        assertTrue(old.in("de").texts().words().containsKey("summary_cost"));
        assertEquals(wordsOf(old, "de"), wordsOf(old, "en"));
    }

    @Test
    void aCatalogueWithoutWhatTheSummaryNeedsIsRefused() throws IOException {
        change("de", "  summary_cost_idle: ", "  summary_cost_idling: ");
        assertTrue(refusal()
                .matches(".*de.yaml:\\d+: texts has no 'summary_cost_idle', which a run's summary needs; add it"));
    }

    @Test
    void aCatalogueOfAnotherLanguageThanItsFilesNameIsRefused() throws IOException {
        Files.copy(texts("de"), texts("fr"));
        assertTrue(
                refusal()
                        .endsWith(
                                "fr.yaml:4: language is 'de', and the file is named fr.yaml; write language: fr, or name"
                                        + " the file de.yaml"),
                refusal());
    }

    @Test
    void whatIsNoLanguageIsRefusedWithItsLine() throws IOException {
        change("de", "language: de", "language: german");
        assertTrue(refusal().endsWith("de.yaml:4: language is 'german'; write a language such as en, de or pt-BR"));
    }

    @Test
    void aBadCatalogueIsOneProblemOfTheLibraryHoweverManyScenariosThereAre() throws IOException {
        Files.writeString(
                folder.resolve("another.yaml"), Shipped.text().replace("id: peg-transfer\n", "id: another\n"));
        change("de", "language: de", "language: german");
        assertEquals(1, ScenarioLibrary.of(folder).problems().size());
    }
}
