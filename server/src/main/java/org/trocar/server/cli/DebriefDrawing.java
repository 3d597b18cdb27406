package org.trocar.server.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.trocar.core.world.EventKind;
import org.trocar.telemetry.debrief.Debrief;
import org.trocar.telemetry.debrief.Happening;

/** A debrief's runs over time, a line each: from a second before the fork to the horizon. */
final class DebriefDrawing {
    private static final int COLUMNS = 66;
    /** What is drawn over what, the last on top. */
    private static final String LETTERS = ".grsnLHP!";

    private final Debrief debrief;
    private final double fromSeconds;
    private final double secondsAColumn;

    DebriefDrawing(Debrief debrief) {
        this.debrief = debrief;
        fromSeconds = debrief.times().fork() - 1;
        secondsAColumn = Math.max(debrief.times().horizon() - fromSeconds, 1) / COLUMNS;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "  %-9s %-" + (COLUMNS - 8) + "s%.1f s",
                "",
                String.format(Locale.ROOT, "%.1f s", fromSeconds),
                debrief.times().horizon()));
        lines.add("  inert     " + inert());
        lines.add("  recorded  " + run(debrief.original().summary().happenings()));
        if (!debrief.sham().identical()) {
            lines.add("  sham      " + run(debrief.sham().summary().happenings()));
        }
        lines.add("  fork      " + run(debrief.fork().summary().happenings()));
        lines.add(
                "  g grasped  r released  s slipped  n closed on nothing  L lifted  H handed over  P placed  ! error");
        return lines;
    }

    private String inert() {
        char[] line = empty(' ');
        int last = column(debrief.times().inertUntil());
        for (int i = column(debrief.times().fork()); i <= last; i++) {
            line[i] = '=';
        }
        return new String(line);
    }

    private String run(List<Happening> happenings) {
        char[] line = empty('.');
        for (Happening happening : happenings) {
            int at = column(happening.seconds());
            char letter = letter(happening.kind());
            if (LETTERS.indexOf(letter) > LETTERS.indexOf(line[at])) {
                line[at] = letter;
            }
        }
        return new String(line);
    }

    private static char letter(EventKind kind) {
        if (kind.error() != null) {
            return '!';
        }
        return switch (kind) {
            case GRASPED -> 'g';
            case RELEASED -> 'r';
            case SLIPPED -> 's';
            case CLOSED_ON_NOTHING -> 'n';
            case LIFTED -> 'L';
            case HANDED_OVER -> 'H';
            case PLACED -> 'P';
            default -> '.';
        };
    }

    private int column(double seconds) {
        return (int) Math.max(0, Math.min(COLUMNS - 1, Math.floor((seconds - fromSeconds) / secondsAColumn)));
    }

    private static char[] empty(char with) {
        char[] line = new char[COLUMNS];
        Arrays.fill(line, with);
        return line;
    }
}
