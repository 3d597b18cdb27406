package org.trocar.server.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.trocar.core.hands.Hand;
import org.trocar.telemetry.inspect.Losses;

/** What was lost, over time: a line for each way to lose something, a column for so many seconds. */
final class LossPicture {
    private static final int MOST_COLUMNS = 60;

    private final List<Losses.Second> columns;
    private final int secondsAColumn;

    LossPicture(Losses losses) {
        secondsAColumn = Math.max(1, (losses.count() + MOST_COLUMNS - 1) / MOST_COLUMNS);
        columns = losses.stretches(secondsAColumn);
    }

    List<String> lines() {
        if (columns.isEmpty()) {
            return List.of();
        }
        return List.of(
                String.format(
                        Locale.ROOT,
                        "  lost over time, %d s a column: . nothing  - under a tenth  + under half  # more  x at all",
                        secondsAColumn),
                row("no frames", it -> it.frames() == 0 ? '#' : '.'),
                row("refused", it -> shade(it.refused())),
                row("late", it -> shade(it.late())),
                row("left hand", it -> shade(it.untracked(Hand.LEFT))),
                row("right hand", it -> shade(it.untracked(Hand.RIGHT))),
                row("stopped", it -> it.interrupted() ? 'x' : '.'),
                row("damaged", it -> it.damaged() ? 'x' : '.'));
    }

    private String row(String what, Function<Losses.Second, Character> mark) {
        return columns.stream()
                .map(column -> mark.apply(column).toString())
                .collect(Collectors.joining("", String.format(Locale.ROOT, "    %-10s ", what), ""));
    }

    private static char shade(double part) {
        if (part == 0) {
            return '.';
        }
        return part < 0.1 ? '-' : part < 0.5 ? '+' : '#';
    }
}
