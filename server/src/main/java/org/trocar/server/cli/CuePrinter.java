package org.trocar.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.OperatorMessage;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.Warning;
import org.trocar.server.words.Amounts;
import org.trocar.xrbridge.client.TrainListener;

/** Prints cues, refusals and what operators say as they come, and keeps the cues for the JSON answer. */
final class CuePrinter implements TrainListener {
    private final Output output;
    private final int tickHz;
    private final boolean quiet;
    private final List<Map<String, Object>> cues = new ArrayList<>();

    /** @param quiet whether cues are only kept */
    CuePrinter(Output output, boolean quiet, int tickHz) {
        this.output = output;
        this.quiet = quiet;
        this.tickHz = tickHz;
    }

    @Override
    public void cue(Cue cue) {
        double seconds = (double) cue.getTick() / tickHz;
        String severity = cue.getSeverity().name().replace("SEVERITY_", "").toLowerCase(Locale.ROOT);
        String advice = cue.getAdvice().isEmpty() ? "" : " " + cue.getAdvice();
        String hand = hand(cue);
        if (!quiet) {
            output.line("  %8s  %-8s %-5s  %s%s", Amounts.moment(seconds), severity, hand, cue.getText(), advice);
        }
        cues.add(Json.object(
                "tick",
                cue.getTick(),
                "seconds",
                Json.number(seconds),
                "severity",
                severity,
                "key",
                cue.getTextKey(),
                "hand",
                hand.isEmpty() ? null : hand,
                "text",
                cue.getText() + advice));
    }

    /** Whose cue it is; empty when it is both hands' or nobody's. */
    private static String hand(Cue cue) {
        return switch (cue.getHaptic().getHand()) {
            case HAND_LEFT -> "left";
            case HAND_RIGHT -> "right";
            case HAND_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    }

    @Override
    public void refusal(Refusal refusal) {
        output.remark("  refused: %s \"%s\": %s", refusal.getField(), refusal.getValue(), refusal.getRemedy());
    }

    @Override
    public void warning(Warning warning) {
        output.remark("  warning: %s: %s; %s", warning.getField(), warning.getValue(), warning.getRemedy());
    }

    @Override
    public void operatorMessage(OperatorMessage message) {
        double seconds = (double) message.getTick() / tickHz;
        output.remark("  %8s  operator %s: %s", Amounts.moment(seconds), message.getAuthor(), message.getText());
    }

    List<Map<String, Object>> cues() {
        return List.copyOf(cues);
    }
}
