package org.trocar.telemetry.report;

import java.util.List;
import org.trocar.telemetry.page.Html;

/** A table with a caption, named columns, and a name for each row, as screen readers want it. */
final class Table {
    private final StringBuilder html = new StringBuilder();

    /**
     * @param heads one a column; a name that ends in {@code #} is of numbers, which stand to the right
     */
    Table(String caption, String classes, List<String> heads) {
        html.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(Html.escape(caption))
                .append("\"><table class=\"")
                .append(classes)
                .append("\">\n<caption>")
                .append(Html.escape(caption))
                .append("</caption>\n<thead><tr>");
        for (String head : heads) {
            boolean number = head.endsWith("#");
            html.append(number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                    .append(Html.escape(number ? head.substring(0, head.length() - 1) : head))
                    .append("</th>");
        }
        html.append("</tr></thead>\n");
    }

    /** Rows that belong together follow. */
    Table body() {
        html.append("<tbody>\n");
        return this;
    }

    Table endBody() {
        html.append("</tbody>\n");
        return this;
    }

    /** A name for the rows of this body. */
    Table heading(String heading, int columns) {
        html.append("<tr><th scope=\"rowgroup\" class=\"group\" colspan=\"")
                .append(columns)
                .append("\">")
                .append(Html.escape(heading))
                .append("</th></tr>\n");
        return this;
    }

    /** Begins a row by its name. */
    Table row(String name) {
        html.append("<tr><th scope=\"row\">").append(Html.escape(name)).append("</th>");
        return this;
    }

    Table cell(String text) {
        html.append("<td>").append(Html.escape(text)).append("</td>");
        return this;
    }

    /** A cell that goes on over the next columns. */
    Table wide(String text, int columns) {
        html.append("<td colspan=\"")
                .append(columns)
                .append("\">")
                .append(Html.escape(text))
                .append("</td>");
        return this;
    }

    Table number(String text) {
        html.append("<td class=\"n\">").append(Html.escape(text)).append("</td>");
        return this;
    }

    /** A cell of elements rather than text. */
    Table elements(String markup) {
        html.append("<td>").append(markup).append("</td>");
        return this;
    }

    Table end() {
        html.append("</tr>\n");
        return this;
    }

    String done() {
        return html + "</table></div>\n";
    }
}
