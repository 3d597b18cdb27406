package org.trocar.telemetry.folder;

import java.util.regex.Pattern;

/**
 * A scenario file as it was when the session opened.
 *
 * @param name a plain file name
 * @param content its bytes
 */
public record ScenarioFile(String name, byte[] content) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

    public ScenarioFile {
        requirePlain(name);
    }

    static void requirePlain(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "scenario file \"" + name + "\" is not a plain file name of letters, digits, '.', '_' and '-'");
        }
    }

    String sha256() {
        return Sha256.hex(content);
    }
}
