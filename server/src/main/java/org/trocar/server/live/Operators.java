package org.trocar.server.live;

/** How those who look after the server are named in the record: nobody else can be named so. */
public final class Operators {
    private static final String PREFIX = "operator:";

    private Operators() {}

    /** @param name as the operator gives it */
    static String author(String name) {
        return PREFIX + name;
    }

    /** Whether a control event's author is an operator. */
    public static boolean isAuthor(String author) {
        return author.startsWith(PREFIX);
    }
}
