package org.trocar.core.content;

import org.trocar.core.hands.Hand;
import org.trocar.core.scoring.Metric;

/** In which unit a metric's levels are written. */
enum MetricUnit {
    SECONDS(Dimension.TIME, "0 s", "120 min", "s", 1),
    METRES(Dimension.LENGTH, "0 mm", "100000 m", "m", 1),
    RADIANS(Dimension.ANGLE, "0 rad", "100000 rad", "rad", 1),
    METRES_PER_SECOND(Dimension.SPEED, "0 m/s", "100 m/s", "m/s", 1),
    CUBIC_METRES(Dimension.VOLUME, "0 ml", "1000 l", "l", 1000),
    PLAIN(Dimension.NUMBER, "-1000000", "1000000", "", 1);

    private final Dimension dimension;
    private final String least;
    private final String most;
    private final String symbol;
    private final int perSi;

    MetricUnit(Dimension dimension, String least, String most, String symbol, int perSi) {
        this.dimension = dimension;
        this.least = least;
        this.most = most;
        this.symbol = symbol;
        this.perSi = perSi;
    }

    /** @param metric a name that {@link Metric#named} knows; either hand's has the same unit */
    static MetricUnit of(String metric) {
        return switch (Metric.named(metric, Hand.RIGHT).orElseThrow().unit()) {
            case "s" -> SECONDS;
            case "m" -> METRES;
            case "rad" -> RADIANS;
            case "m/s" -> METRES_PER_SECOND;
            case "m3" -> CUBIC_METRES;
            default -> PLAIN;
        };
    }

    double quantity(Fields fields, String key) {
        return fields.quantity(key, dimension, least, most);
    }

    /** The unit that {@link #perSi} is in; empty for plain numbers. */
    String symbol() {
        return symbol;
    }

    /** How many of its units make one of the SI's. */
    int perSi() {
        return perSi;
    }
}
