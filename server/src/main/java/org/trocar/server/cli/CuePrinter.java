package org.trocar.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.Refusal;
import org.trocar.xrbridge.client.TrainListener;

/** Prints cues and refusals as they come, and keeps the cues for the JSON answer. */
final class CuePrinter implements TrainListener {
    private final Output output;
    private final int tickHz;
    private final List<Map<String, Object>> cues = new ArrayList<>();

    CuePrinter(Output output, int tickHz) {
        this.output = output;
        this.tickHz = tickHz;
    }

    @Override
    public void cue(Cue cue) {
        double seconds = (double) cue.getTick() / tickHz;
        String severity = cue.getSeverity().name().replace("SEVERITY_", "").toLowerCase(Locale.ROOT);
        String advice = cue.getAdvice().isEmpty() ? "" : " " + cue.getAdvice();
        output.line("  %6.1f s  %-8s %s%s", seconds, severity, cue.getText(), advice);
        cues.add(Json.object(
                "tick",
                cue.getTick(),
                "seconds",
                Json.number(seconds),
                "severity",
                severity,
                "key",
                cue.getTextKey(),
                "text",
                cue.getText() + advice));
    }

    @Override
    public void refusal(Refusal refusal) {
        output.remark("  refused: %s \"%s\": %s", refusal.getField(), refusal.getValue(), refusal.getRemedy());
    }

    List<Map<String, Object>> cues() {
        return List.copyOf(cues);
    }
}
