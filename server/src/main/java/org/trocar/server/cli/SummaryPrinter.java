package org.trocar.server.cli;

import java.util.List;
import java.util.Map;
import org.trocar.protos.v1.Hand;
import org.trocar.protos.v1.SummaryPoint;

/** Shows a run's closing summary to people, and gives its JSON. */
final class SummaryPrinter {
    private final Output output;

    SummaryPrinter(Output output) {
        this.output = output;
    }

    /** Nothing where the session has no texts. */
    void print(List<SummaryPoint> summary) {
        summary.stream()
                .filter(point -> !point.getText().isEmpty())
                .forEach(point -> output.line("  * %s", point.getText()));
    }

    static List<Map<String, Object>> json(List<SummaryPoint> summary) {
        return summary.stream().map(SummaryPrinter::json).toList();
    }

    private static Map<String, Object> json(SummaryPoint point) {
        return Json.object(
                "kind",
                point.getKind(),
                "subject",
                point.getSubject(),
                "hand",
                hand(point.getHand()),
                "text",
                point.getText().isEmpty() ? null : point.getText());
    }

    private static String hand(Hand hand) {
        return switch (hand) {
            case HAND_LEFT -> "left";
            case HAND_RIGHT -> "right";
            case HAND_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }
}
