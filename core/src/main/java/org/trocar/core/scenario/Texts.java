package org.trocar.core.scenario;

import java.util.Map;

/**
 * The words of one language.
 *
 * @param language such as {@code en}
 * @param words by key; a word in braces, such as {@code {count}}, stands for a value
 */
public record Texts(String language, Map<String, String> words) {
    /** Of a scenario whose words are in its own file, in English. */
    public static final Texts NONE = new Texts("en", Map.of());

    public Texts {
        words = Map.copyOf(words);
    }

    /** The key itself where there are no words for it. */
    public String of(String key) {
        return words.getOrDefault(key, key);
    }
}
