package org.trocar.server.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every input that fuzzing starts from, and every one that was found to break something: without a fuzzer, so on any platform, and to be run in a
 * debugger.
 */
class KnownInputsTest {
    /** No input takes a hundredth of that. */
    private static final Duration HANG = Duration.ofSeconds(60);

    @TestFactory
    Stream<DynamicTest> knownInputsBreakNothing() {
        return Stream.of(FuzzTarget.values()).flatMap(KnownInputsTest::inputsOf);
    }

    private static Stream<DynamicTest> inputsOf(FuzzTarget target) {
        return target.knownInputs().entrySet().stream().map(input -> test(target, input));
    }

    private static DynamicTest test(FuzzTarget target, Map.Entry<String, byte[]> input) {
        return DynamicTest.dynamicTest(
                target + " " + input.getKey(),
                () -> assertTimeoutPreemptively(HANG, () -> target.take(input.getValue())));
    }
}
