package org.trocar.benchmarks.micro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.benchmarks.report.Target;
import org.trocar.benchmarks.report.Targets;

class SmallTest {
    /** As the build lists it for JMH: class, the class made of it, method, and more. */
    private static List<String> listed() throws IOException {
        try (InputStream list = SmallTest.class.getResourceAsStream("/META-INF/BenchmarkList")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void everySmallBenchmarkIsOneThatTheBuildMade() throws IOException {
        for (Small small : Small.values()) {
            String[] name = small.method().split("\\.");
            long count = listed().stream()
                    .filter(line -> line.contains("_" + name[0] + "_" + name[1] + "_jmhTest")
                            || line.contains("." + name[0] + "_" + name[1] + "_jmhTest"))
                    .count();
            assertEquals(1, count, small.method());
        }
    }

    @Test
    void noFigureIsMeasuredTwice() {
        List<String> figures = Arrays.stream(Small.values())
                .filter(small -> !small.isLimit())
                .map(Small::figure)
                .toList();
        assertEquals(figures.size(), figures.stream().distinct().count());
    }

    @Test
    void theTargetsOfDecodingAndTicksAreAmongThem() {
        List<String> figures = Arrays.stream(Small.values()).map(Small::figure).toList();
        for (Target target : Targets.ALL) {
            if (target.figure().startsWith("decode") || target.figure().startsWith("tick")) {
                assertTrue(figures.contains(target.figure().replace(".bytes", "")), target.figure());
            }
        }
    }
}
