package org.trocar.core.content;

import org.trocar.core.scenario.Texts;

/**
 * The words of one language together with the file they were read from.
 *
 * @param texts what the bytes say
 * @param bytes the whole file
 */
public record Catalogue(Texts texts, byte[] bytes) {
    public Catalogue {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    public String language() {
        return texts.language();
    }

    /** What a copy beside a scenario's is called. */
    public String copyName() {
        return copyName(language());
    }

    /** What the copy of a language's catalogue is called. */
    public static String copyName(String language) {
        return "texts-" + language + ".yaml";
    }
}
