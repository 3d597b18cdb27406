package org.trocar.telemetry.pack;

import java.util.regex.Pattern;

/** What the files of a session's folder may be called, so that they can be packed here and unpacked anywhere. */
final class EntryName {
    private static final String PLAIN = "[A-Za-z0-9_][A-Za-z0-9._-]*";
    /** A file in the folder, or in a folder of that. */
    private static final Pattern NAME = Pattern.compile(PLAIN + "(/" + PLAIN + ")?");

    private EntryName() {}

    static boolean isPlain(String name) {
        return NAME.matcher(name).matches();
    }
}
