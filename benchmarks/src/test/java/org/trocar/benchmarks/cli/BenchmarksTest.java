package org.trocar.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchmarksTest {
    private final StringWriter said = new StringWriter();

    private int run(String... args) {
        CommandLine line = Benchmarks.commandLine();
        line.setErr(new PrintWriter(said));
        line.setOut(new PrintWriter(said));
        return line.execute(args);
    }

    @Test
    void bothCommandsExplainThemselves() {
        assertEquals(0, run("bench", "--help"));
        assertEquals(0, run("load", "--help"));
        assertTrue(said.toString().contains("Examples:"), said.toString());
    }

    @Test
    void aRateThatNoSessionHasIsRefused() {
        assertEquals(2, run("load", "--rate", "91"));
        assertTrue(said.toString().contains("--rate is 91; give 72, 80, 90 or 120"), said.toString());
    }

    @Test
    void anotherServerCannotBeSearchedForItsLimit() {
        assertEquals(2, run("load", "--find", "--server", "localhost:1"));
    }

    @Test
    void aBenchmarkThatNobodyKnowsIsRefusedBeforeAnythingIsMeasured() {
        assertEquals(2, run("bench", "--benchmark", "no-such"));
        assertTrue(said.toString().contains("--benchmark is no-such"), said.toString());
    }

    @Test
    void aReportThatIsNotThereIsNamed() {
        assertEquals(2, run("bench", "compare", "no-such.json", "neither.json"));
        assertTrue(said.toString().contains("no-such.json"), said.toString());
    }
}
