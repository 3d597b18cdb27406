package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trocar.core.session.Engine;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.pack.SessionPack;
import org.trocar.telemetry.proof.Verification;

/** Journals kept for good: every version reads them, and the engine that made them still makes the same grade, anywhere. */
class GoldenJournalTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir
    private Path temp;

    /**
     * @param format the session folder's
     * @param gradeHash under that engine
     */
    record Golden(String name, int format, int engine, String gradeHash) {}

    static List<Golden> golden() throws IOException {
        List<Golden> all = new ArrayList<>();
        for (JsonNode entry :
                new ObjectMapper().readTree(GOLDEN.resolve("expected.json").toFile())) {
            all.add(new Golden(
                    entry.get("journal").asText(),
                    entry.get("format").asInt(),
                    entry.get("engine").asInt(),
                    entry.get("grade_hash").asText()));
        }
        return all;
    }

    /** Replays a session folder and prints its grade's hash: what a child process of another JVM runs. */
    public static void main(String[] args) throws IOException {
        System.out.println("hash "
                + Regrading.of(SessionFolder.at(Path.of(args[0]))).grade().gradeHash());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void everyGoldenJournalIsSoundAndItsEngineStillAgrees(Golden golden) throws IOException {
        SessionFolder folder = unpack(golden);
        Regrade regrade = Regrading.of(folder);

        assertEquals(golden.format(), folder.read().manifest().orElseThrow().formatVersion());
        assertEquals(List.of(), regrade.damage());
        assertEquals(golden.engine(), regrade.recordedEngine());
        if (golden.engine() == Engine.VERSION) {
            assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
            assertEquals(golden.gradeHash(), regrade.grade().gradeHash());
        } else {
            assertEquals(Regrade.Outcome.OTHER_ENGINE, regrade.outcome(), regrade.message());
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void everySignatureOfAGoldenJournalStillHolds(Golden golden) throws IOException {
        Verification.Outcome expected =
                golden.format() == 1 ? Verification.Outcome.SOUND_BUT_UNSIGNED : Verification.Outcome.SOUND;
        assertEquals(expected, Verification.of(unpack(golden)).outcome());
    }

    @Test
    void thisEngineAndThisFormatHaveGoldenJournals() throws IOException {
        assertTrue(golden().stream().anyMatch(golden -> golden.engine() == Engine.VERSION));
        assertTrue(golden().stream().anyMatch(golden -> golden.format() == StoredManifest.FORMAT_VERSION));
    }

    @Test
    void theInterpreterMakesTheSameGrade() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        assertEquals(expectedOfThisEngine(), hashBy(java, List.of("-Xint")));
    }

    @Test
    void everyOtherJdkBesideThisOneMakesTheSameGrade() throws Exception {
        List<Path> others = otherJdks();
        assumeFalse(
                others.isEmpty(),
                "skipped: there is no other JDK of 17 or newer beside " + System.getProperty("java.home"));
        for (Path java : others) {
            assertEquals(expectedOfThisEngine(), hashBy(java, List.of()), java.toString());
        }
    }

    private static Golden first() throws IOException {
        return golden().stream()
                .filter(golden -> golden.engine() == Engine.VERSION)
                .findFirst()
                .orElseThrow();
    }

    private static String expectedOfThisEngine() throws IOException {
        return first().gradeHash();
    }

    private static List<Path> otherJdks() throws IOException {
        Path here = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> others = new ArrayList<>();
        try (Stream<Path> siblings = Files.list(here.getParent())) {
            for (Path sibling : siblings.sorted().toList()) {
                Path java = sibling.resolve("bin/java");
                if (!Files.isSymbolicLink(sibling)
                        && !sibling.equals(here)
                        && Files.isExecutable(java)
                        && recent(sibling)) {
                    others.add(java);
                }
            }
        }
        return others;
    }

    private static boolean recent(Path jdk) throws IOException {
        Path release = jdk.resolve("release");
        return Files.exists(release)
                && Files.readString(release)
                        .lines()
                        .anyMatch(line -> line.matches("JAVA_VERSION=\"(1[7-9]|[2-9]\\d).*"));
    }

    private String hashBy(Path java, List<String> options) throws Exception {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        // What the libraries need opened; flags that only some JDKs know are left out.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-") || argument.startsWith("-Dchronicle"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                GoldenJournalTest.class.getName(),
                unpack(first()).path().toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed.lines()
                .filter(line -> line.startsWith("hash "))
                .findFirst()
                .orElseThrow()
                .substring("hash ".length());
    }

    private SessionFolder unpack(Golden golden) throws IOException {
        Path folder = Files.createTempDirectory(temp, "golden");
        Path file = GOLDEN.resolve(golden.name());
        return golden.name().endsWith(".trocar") ? SessionPack.unpack(file, folder) : GoldenSession.unzip(file, folder);
    }
}
