package org.trocar.telemetry.report;

import org.trocar.telemetry.page.Html;

/** One drawing, written element by element. Coordinates are user units, written to a tenth; all text is escaped. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    /**
     * @param id of its own within the page
     * @param title what it is
     * @param description what it shows, for who cannot see it
     */
    Svg(String id, double width, double height, String title, String description) {
        out.append("<svg viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\" role=\"img\" aria-labelledby=\"")
                .append(id)
                .append("-title\" aria-describedby=\"")
                .append(id)
                .append("-desc\">\n<title id=\"")
                .append(id)
                .append("-title\">")
                .append(Html.escape(title))
                .append("</title>\n<desc id=\"")
                .append(id)
                .append("-desc\">")
                .append(Html.escape(description))
                .append("</desc>\n");
    }

    private Svg(String opening) {
        out.append(opening);
    }

    /** A sign that repeats the words beside it, and so is kept from screen readers. */
    static Svg sign(String classes, double width, double height) {
        return new Svg("<svg class=\"" + classes + "\" viewBox=\"0 0 " + number(width) + " " + number(height)
                + "\" aria-hidden=\"true\">");
    }

    /** To a tenth, without zeros that say nothing. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        String whole = (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10;
        return tenths % 10 == 0 ? whole : whole + "." + Math.abs(tenths) % 10;
    }

    /** Begins a group; {@link #close} ends it. */
    Svg group(String classes) {
        out.append("<g class=\"").append(classes).append("\">");
        return this;
    }

    /** Begins a group that says what it is when pointed at. */
    Svg group(String classes, String tip) {
        group(classes);
        out.append("<title>").append(Html.escape(tip)).append("</title>");
        return this;
    }

    /** Begins a group of which nothing outside a box is seen. */
    Svg clipped(String id, double x, double y, double width, double height) {
        out.append("<clipPath id=\"").append(id).append("\">");
        rect(x, y, width, height, "");
        out.append("</clipPath><g clip-path=\"url(#").append(id).append(")\">");
        return this;
    }

    Svg close() {
        out.append("</g>\n");
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String classes) {
        open("line", classes).attribute("x1", x1).attribute("y1", y1);
        return attribute("x2", x2).attribute("y2", y2).end();
    }

    Svg rect(double x, double y, double width, double height, String classes) {
        open("rect", classes).attribute("x", x).attribute("y", y);
        return attribute("width", width).attribute("height", height).end();
    }

    Svg circle(double x, double y, double radius, String classes) {
        return open("circle", classes)
                .attribute("cx", x)
                .attribute("cy", y)
                .attribute("r", radius)
                .end();
    }

    Svg path(CharSequence data, String classes) {
        open("path", classes);
        out.append(" d=\"").append(data).append('"');
        return end();
    }

    /** @param anchor start, middle or end */
    Svg text(double x, double y, String anchor, String classes, String text) {
        open("text", classes).attribute("x", x).attribute("y", y);
        out.append(" text-anchor=\"").append(anchor).append("\">");
        out.append(Html.escape(text)).append("</text>");
        return this;
    }

    private Svg open(String element, String classes) {
        out.append('<').append(element);
        if (!classes.isEmpty()) {
            out.append(" class=\"").append(classes).append('"');
        }
        return this;
    }

    private Svg attribute(String name, double value) {
        out.append(' ').append(name).append("=\"").append(number(value)).append('"');
        return this;
    }

    private Svg end() {
        out.append("/>");
        return this;
    }

    /** The whole drawing. */
    String done() {
        return out + "</svg>\n";
    }
}
