package org.trocar.server.live;

import java.util.Locale;
import java.util.regex.Pattern;

/** How those who look after the server are named in the record: nobody else can be named so. */
public final class Operators {
    private static final String PREFIX = "operator:";
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Z}\\s]+");

    private Operators() {}

    /** @param name as the operator gives it */
    static String author(String name) {
        return PREFIX + name;
    }

    /** Whether a control event's author is an operator, or could be taken for one by whoever reads it. */
    public static boolean isAuthor(String author) {
        return seen(author).startsWith(PREFIX);
    }

    /** Whether a control event's author is the server itself, or could be taken for it. */
    public static boolean isServer(String author) {
        return seen(author).equals("server");
    }

    private static String seen(String author) {
        return INVISIBLE.matcher(author).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Whether a name or a text has characters that steer a terminal or break a line. */
    public static boolean hasControlCharacters(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
