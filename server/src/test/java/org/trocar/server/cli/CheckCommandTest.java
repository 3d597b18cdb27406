package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class CheckCommandTest {
    @ParameterizedTest
    @EnumSource
    void everyCheckHasItsTestInTheModuleItNames(LongCheck check) throws IOException {
        Path tests = DocumentsTest.root().resolve(check.module()).resolve("src/test/java");
        try (Stream<Path> files = Files.walk(tests)) {
            assertTrue(
                    files.anyMatch(file -> file.endsWith(check.test() + ".java")),
                    check.test() + " is not in " + tests);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thoseThatAreSaidToBeShortenedAre(LongCheck check) throws IOException {
        Path tests = DocumentsTest.root().resolve(check.module()).resolve("src/test/java");
        try (Stream<Path> files = Files.walk(tests)) {
            Path test = files.filter(file -> file.endsWith(check.test() + ".java"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(check.canBeShortened(), Files.readString(test).contains("getProperty(\"trocar.check."));
        }
    }

    @Test
    void anUnknownCheckIsRefusedWithTheNamesThereAre() {
        StringWriter said = new StringWriter();
        CommandLine trocar = Trocar.commandLine().setErr(new PrintWriter(said, true));
        assertEquals(ExitCodes.WRONG_USAGE, trocar.execute("check", "--only", "everything"));
        assertTrue(said.toString().contains("kills"), said.toString());
    }
}
