package org.trocar.server.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.trocar.telemetry.playback.Marker;
import org.trocar.telemetry.playback.MarkerKind;

/** What happened last and what comes next, around where one is. */
final class Happenings {
    private static final int NEXT = 2;

    private final ReplayView view;
    private final Glyphs glyphs;
    private final int columns;

    Happenings(ReplayView view, Glyphs glyphs, int columns) {
        this.view = view;
        this.glyphs = glyphs;
        this.columns = columns;
    }

    /** At most so many lines: the past down to now, and a few of what is to come. */
    List<AttributedString> lines(int most) {
        List<Marker> markers = view.markers();
        int passed = passed(markers);
        int to = Math.min(markers.size(), passed + Math.min(NEXT, most / 3));
        List<AttributedString> lines = new ArrayList<>();
        for (int i = Math.max(0, to - most); i < to; i++) {
            lines.add(line(markers.get(i), i == passed - 1, i >= passed));
        }
        return lines;
    }

    private int passed(List<Marker> markers) {
        int passed = 0;
        while (passed < markers.size()
                && markers.get(passed).tick() <= view.position().tick()) {
            passed++;
        }
        return passed;
    }

    private AttributedString line(Marker marker, boolean latest, boolean toCome) {
        String text = String.format(
                Locale.ROOT,
                "%c %s %c %s",
                latest ? glyphs.thisOne() : ' ',
                Text.time(marker.sessionNanos()),
                glyphs.marker(marker.kind()),
                glyphs.plain(words(marker)));
        return Text.fit(text, toCome ? Ink.FAINT : TimeBar.ink(marker.kind()), columns, glyphs);
    }

    private static String words(Marker marker) {
        StringBuilder words = new StringBuilder(kind(marker)).append(Text.words(marker.what()));
        if (marker.hand() != null) {
            words.append(", ").append(marker.hand().name().toLowerCase(Locale.ROOT));
        }
        if (marker.ring() >= 0) {
            words.append(", ring ").append(marker.ring() + 1);
        }
        if (!marker.detail().isEmpty()) {
            words.append(": ").append(marker.detail());
        }
        return words.toString();
    }

    /** The sign alone could be missed. */
    private static String kind(Marker marker) {
        return marker.kind() == MarkerKind.ERROR ? "ERROR " : marker.kind() == MarkerKind.CUE ? "cue " : "";
    }
}
