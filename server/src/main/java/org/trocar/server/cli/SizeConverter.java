package org.trocar.server.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size such as {@code 500MB} or {@code 1.5 GB} as bytes. */
final class SizeConverter implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?([KMGT]?)B?");
    private static final Map<String, Integer> ZEROS = Map.of("", 0, "K", 3, "M", 6, "G", 9, "T", 12);

    @Override
    public Long convert(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TypeConversionException("\"" + text + "\" is no size; give one such as 500MB or 2GB");
        }
        return new BigDecimal(matcher.group(1))
                .scaleByPowerOfTen(ZEROS.get(matcher.group(2)))
                .longValue();
    }
}
