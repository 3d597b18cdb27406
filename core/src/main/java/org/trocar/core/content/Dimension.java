package org.trocar.core.content;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a quantity measures, and the units it may be written in. Conversion to SI is decimal: {@code 2.5 mm} becomes the double
 * nearest to 0.0025.
 */
enum Dimension {
    LENGTH("a length", unit("mm", "0.001"), unit("cm", "0.01"), unit("m", "1")),
    TIME("a time", unit("ms", "0.001"), unit("s", "1"), unit("min", "60")),
    SPEED("a speed", unit("mm/s", "0.001"), unit("cm/s", "0.01"), unit("m/s", "1")),
    VOLUME("a volume", unit("ml", "0.000001"), unit("l", "0.001")),
    ANGLE("an angle", unit("deg", "0.0174532925199432957692369"), unit("rad", "1")),
    FORCE("a force", unit("mN", "0.001"), unit("N", "1")),
    MASS("a mass", unit("mg", "0.000001"), unit("g", "0.001"), unit("kg", "1")),
    NUMBER("a plain number", unit("", "1"));

    private static final Pattern QUANTITY = Pattern.compile("([-+]?\\d{1,15}(?:\\.\\d{1,15})?)\\s*(\\D*)");

    private final String noun;
    private final List<Unit> units;

    Dimension(String noun, Unit... units) {
        this.noun = noun;
        this.units = List.of(units);
    }

    private record Unit(String symbol, BigDecimal si) {}

    private static Unit unit(String symbol, String si) {
        return new Unit(symbol, new BigDecimal(si));
    }

    /** What to write, for people: {@code a length from 0.5 mm to 10 mm}. */
    String from(String least, String most) {
        return noun + " from " + least + " to " + most;
    }

    /**
     * The SI value of a quantity.
     *
     * @param least written as in a file, such as {@code 0.5 mm}
     * @param most likewise
     * @throws IllegalArgumentException saying what is wrong with the text, when it is no such quantity or is out of range
     */
    double parse(String text, String least, String most) {
        double value = toSi(text);
        if (value < toSi(least) || value > toSi(most)) {
            throw new IllegalArgumentException("is out of range");
        }
        return value;
    }

    private double toSi(String text) {
        Matcher matcher = QUANTITY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not " + noun);
        }
        return new BigDecimal(matcher.group(1))
                .multiply(factor(matcher.group(2)))
                .doubleValue();
    }

    private BigDecimal factor(String symbol) {
        for (Unit unit : units) {
            if (unit.symbol.equals(symbol)) {
                return unit.si;
            }
        }
        throw new IllegalArgumentException(complaint(symbol));
    }

    private String complaint(String symbol) {
        if (this == NUMBER) {
            return "has a unit where none belongs";
        }
        return (symbol.isEmpty() ? "has no unit" : "has the unit '" + symbol + "'") + " but is measured in "
                + symbols();
    }

    private String symbols() {
        return units.stream().map(Unit::symbol).collect(Collectors.joining(", "));
    }
}
