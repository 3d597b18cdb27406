package org.trocar.server.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No bytes break what reads strangers' bytes: an hour's search for such for each target, or a fixed number of inputs. */
@Tag("long")
class FuzzTest {
    private static final boolean FULL = Double.parseDouble(System.getProperty("trocar.check.scale", "0.1")) >= 1;
    private static final int FULL_SECONDS = 3600;

    @ParameterizedTest
    @EnumSource
    void noInputBreaks(FuzzTarget target) throws IOException, InterruptedException {
        Fuzzing.requirePlatform();
        Fuzzing fuzzing = FULL ? Fuzzing.atFullLength(target, FULL_SECONDS) : Fuzzing.inShort(target);
        Fuzzing.Outcome outcome = fuzzing.run();
        assertTrue(outcome.sound(), outcome::toString);
    }
}
