package org.trocar.core.content;

import java.util.List;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.Scenario;

/** Whether every language has words for every cue of a scenario. */
final class Wording {
    private static final String FALLBACK = "en";

    private final Scenario scenario;
    private final List<Catalogue> catalogues;
    private final Problems problems;

    Wording(Scenario scenario, List<Catalogue> catalogues, Problems problems) {
        this.scenario = scenario;
        this.catalogues = catalogues;
        this.problems = problems;
    }

    /** Of no use for a scenario in which something else is wrong: its keys may be missing. */
    void check() {
        List<CueRule> rules = scenario.cues();
        if (rules.stream().anyMatch(Wording::isKey) && catalogues.stream().noneMatch(Wording::isFallback)) {
            problems.at(
                    "cues",
                    "cues name texts by keys, but there is no texts/en.yaml beside this file, which every other language"
                            + " falls back on; write one");
        }
        for (int i = 0; i < rules.size(); i++) {
            for (Catalogue catalogue : catalogues) {
                check(CueParser.path(i) + ".text", rules.get(i), catalogue);
            }
        }
    }

    private void check(String path, CueRule rule, Catalogue catalogue) {
        if (isKey(rule) && !catalogue.texts().words().containsKey(rule.textKey())) {
            String text = "%s is '%s', for which the texts in '%s' have no words; add them there, or write a key that"
                    + " they have%s";
            String guess = Spelling.suggestion(
                    rule.textKey(),
                    catalogue.texts().words().keySet().stream().sorted().toList());
            problems.at(path, text.formatted(path, rule.textKey(), catalogue.language(), guess));
        }
    }

    /** Or else its words are in the scenario itself. */
    static boolean isKey(CueRule rule) {
        return rule.text().equals(rule.textKey());
    }

    private static boolean isFallback(Catalogue catalogue) {
        return catalogue.language().equals(FALLBACK);
    }
}
