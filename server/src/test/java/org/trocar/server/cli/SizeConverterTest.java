package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SizeConverterTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "4096, 4096", "500MB, 500000000", "2GB, 2000000000", "1.5 gb, 1500000000", "3k, 3000"})
    void sizesAreDecimal(String text, long bytes) {
        assertEquals(bytes, new SizeConverter().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lots", "-1GB", "5XB", "1,5GB", "99999999999TB"})
    void whatIsNoSizeIsRefusedWithAnExample(String text) {
        TypeConversionException refused =
                assertThrows(TypeConversionException.class, () -> new SizeConverter().convert(text));
        assertEquals("\"" + text + "\" is no size; give one such as 500MB or 2GB", refused.getMessage());
    }
}
