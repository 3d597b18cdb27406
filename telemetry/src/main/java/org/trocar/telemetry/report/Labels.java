package org.trocar.telemetry.report;

import java.util.ArrayList;
import java.util.List;

/** Labels of marks; where marks crowd, one label names them all. */
final class Labels {
    private static final double CROWDED_ACROSS = 20;
    private static final double CROWDED_DOWN = 14;

    private final List<Label> labels = new ArrayList<>();

    private static final class Label {
        private final double x;
        private final double y;
        private final StringBuilder text;
        private double right;

        Label(double x, double y, String text) {
            this.x = x;
            this.y = y;
            this.text = new StringBuilder(text);
            right = x;
        }

        boolean crowds(double otherX, double otherY) {
            return otherX > x - CROWDED_ACROSS
                    && otherX < right + CROWDED_ACROSS
                    && Math.abs(otherY - y) < CROWDED_DOWN;
        }
    }

    void add(double x, double y, String text) {
        for (Label label : labels) {
            if (label.crowds(x, y)) {
                label.text.append(", ").append(text);
                label.right = Math.max(label.right, x);
                return;
            }
        }
        labels.add(new Label(x, y, text));
    }

    /** @param offset from the rightmost mark of each label */
    void draw(Svg svg, double offset, String anchor, String classes) {
        labels.forEach(label -> svg.text(label.right + offset, label.y + 4.5, anchor, classes, label.text.toString()));
    }
}
