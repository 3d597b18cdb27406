package org.trocar.server.terminal;

import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.trocar.core.session.Phase;
import org.trocar.telemetry.playback.Marker;
import org.trocar.telemetry.playback.MarkerKind;

/** The session as a bar: where one is, and above it signs of what happened where. */
final class TimeBar {
    /** Of several in one column the first of these is shown; other events are too many to be shown at all. */
    private static final List<MarkerKind> SHOWN = List.of(
            MarkerKind.ERROR,
            MarkerKind.RESTART,
            MarkerKind.GAP,
            MarkerKind.TRACKING,
            MarkerKind.PAUSE,
            MarkerKind.MARK,
            MarkerKind.CUE,
            MarkerKind.TRANSFER);

    private final ReplayView view;
    private final Glyphs glyphs;
    private final int columns;

    TimeBar(ReplayView view, Glyphs glyphs, int columns) {
        this.view = view;
        this.glyphs = glyphs;
        this.columns = columns;
    }

    AttributedString markers() {
        MarkerKind[] shown = new MarkerKind[columns];
        for (Marker marker : view.markers()) {
            int column = column(marker.tick());
            if (rank(marker.kind()) < rank(shown[column])) {
                shown[column] = marker.kind();
            }
        }
        AttributedStringBuilder line = new AttributedStringBuilder(columns);
        for (MarkerKind kind : shown) {
            line.append(
                    kind == null ? " " : String.valueOf(glyphs.marker(kind)),
                    ink(kind).style());
        }
        return line.toAttributedString();
    }

    private static int rank(MarkerKind kind) {
        int rank = kind == null ? -1 : SHOWN.indexOf(kind);
        return rank < 0 ? SHOWN.size() : rank;
    }

    static Ink ink(MarkerKind kind) {
        if (kind == null) {
            return Ink.TEXT;
        }
        return switch (kind) {
            case ERROR, RESTART -> Ink.ERROR;
            case CUE, MARK -> Ink.CUE;
            case TRANSFER -> Ink.GOOD;
            case TRACKING, GAP, PAUSE -> Ink.LOSS;
            case EVENT -> Ink.TEXT;
        };
    }

    AttributedString bar() {
        int here = column(view.position().tick());
        int lookedAt = column(view.position().surveyedTick());
        AttributedStringBuilder line = new AttributedStringBuilder(columns);
        for (int i = 0; i < columns; i++) {
            if (i == here) {
                line.append(String.valueOf(glyphs.here()), Ink.STRONG.style());
            } else if (i < here) {
                line.append(String.valueOf(glyphs.played()), Ink.STRONG.style());
            } else {
                char sign = i <= lookedAt ? glyphs.toCome() : glyphs.notLookedAt();
                line.append(String.valueOf(sign), Ink.FAINT.style());
            }
        }
        return line.toAttributedString();
    }

    private int column(long tick) {
        long last = Math.max(1, view.position().lastTick());
        return (int) Math.min(columns - 1L, tick * columns / last);
    }

    /** The same in numbers. */
    AttributedString position() {
        ReplayView.Position at = view.position();
        String left = String.format(
                Locale.ROOT,
                " %s  %s of %s   speed %s%c",
                at.playing() ? "playing" : "paused ",
                Text.time(at.sessionNanos()),
                Text.time(at.lastNanos()),
                speed(at.speed()),
                glyphs.times());
        String right = String.format(Locale.ROOT, "tick %,d of %,d   %s ", at.tick(), at.lastTick(), phase());
        return Text.fit(left, right, Ink.STRONG, columns, glyphs);
    }

    private static String speed(double speed) {
        return speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed);
    }

    private String phase() {
        Phase phase = view.scene().phase();
        String way = view.scene().wayBack() ? "way back" : "way out";
        return phase == Phase.RUNNING ? way : phase.name().toLowerCase(Locale.ROOT);
    }
}
