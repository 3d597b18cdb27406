package org.trocar.telemetry.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns a trace may have. */
enum TraceColumn {
    TIME_S,
    X_M,
    Y_M,
    Z_M,
    QX,
    QY,
    QZ,
    QW,
    /** 1 for a tracked sample, 0 for one whose position and orientation mean nothing. */
    VALID,
    /** left or right. */
    HAND;

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean required() {
        return ordinal() <= Z_M.ordinal();
    }

    boolean ofOrientation() {
        return ordinal() >= QX.ordinal() && ordinal() <= QW.ordinal();
    }

    static Optional<TraceColumn> of(String title) {
        return Arrays.stream(values())
                .filter(column -> column.title().equals(title))
                .findFirst();
    }

    static String titles() {
        return Arrays.stream(values()).map(TraceColumn::title).collect(Collectors.joining(", "));
    }
}
