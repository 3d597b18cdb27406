package org.trocar.telemetry.page;

/** Text that goes into HTML or SVG. */
public final class Html {
    private Html() {}

    /** The text as it is to be read, whatever it is; characters that no such document may hold become {@code �}. */
    public static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> escape(point, safe));
        return safe.toString();
    }

    private static void escape(int point, StringBuilder safe) {
        switch (point) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> safe.appendCodePoint(allowed(point) ? point : 0xFFFD);
        }
    }

    /** As XML 1.0 has it. */
    private static boolean allowed(int point) {
        return point >= 0x20 && point < 0xD800
                || point == '\t'
                || point == '\n'
                || point >= 0xE000 && point != 0xFFFE && point != 0xFFFF;
    }
}
