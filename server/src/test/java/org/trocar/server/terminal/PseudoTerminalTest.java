package org.trocar.server.terminal;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.server.GoldenSession;
import org.trocar.server.ServerOptions;
import org.trocar.server.TrocarServer;
import org.trocar.server.cli.Trocar;

/** The real command in a pseudo terminal made by util-linux' script, with keys typed into it. Skipped where there is none. */
@Tag("long")
@Timeout(180)
class PseudoTerminalTest {
    private static final String ENTERS = "\033[?1049h";
    private static final String LEAVES = "\033[?1049l";
    private static final String AFTERWARDS = "AFTERWARDS";
    private static final Pattern ENDED = Pattern.compile("exit \\d+");

    @TempDir
    Path temp;

    private String session;

    @BeforeEach
    void unpack() throws IOException {
        assumeTrue(hasScript(), "skipped: there is no script of util-linux here to make a pseudo terminal with");
        session = "0190a1b2-0000-7000-8000-000000000001";
        GoldenSession.unpack(temp.resolve("sessions").resolve(session));
    }

    private static boolean hasScript() {
        try {
            Process script = new ProcessBuilder("script", "--version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.contains("util-linux");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aPersonLooksJumpsAndQuitsAndTheTerminalIsAsItWas() throws Exception {
        String said = converse("xterm-256color", "replay", "q");
        assertTrue(said.indexOf(ENTERS) >= 0 && said.indexOf(ENTERS) < said.indexOf("from above"), said);
        assertTrue(said.contains("opening " + session) && said.indexOf(ENTERS) < said.indexOf("opening"), said);
        assertTrue(said.contains("0 of 12 transfers"), said);
        assertRestored(said);
    }

    @Test
    void controlCLeavesTheTerminalAsItWas() throws Exception {
        assertRestored(converse("xterm-256color", "replay", "\003"));
    }

    @Test
    void aTechnicianSeesTheSessionsThatRunAndQuits() throws Exception {
        ScenarioLibrary library = ScenarioLibrary.of(Path.of("../scenarios"));
        try (TrocarServer server = TrocarServer.start(ServerOptions.in(temp).withWarmUpTicks(0), library)) {
            String said = converse("xterm-256color", List.of("sessions", "--watch"), "no session runs", "q");
            assertTrue(said.indexOf(ENTERS) >= 0 && said.indexOf(ENTERS) < said.indexOf("no session runs"), said);
            assertTrue(said.contains("127.0.0.1:" + server.address().getPort()), said);
            assertRestored(said);
        }
    }

    private static void assertRestored(String said) {
        int left = said.lastIndexOf(LEAVES);
        assertTrue(left >= 0 && left < said.indexOf(AFTERWARDS), said);
        String after = said.substring(said.indexOf(AFTERWARDS));
        assertTrue(after.contains(" icanon") && after.contains(" echo "), after);
        assertTrue(after.contains("exit 0"), after);
    }

    @Test
    void aTerminalThatCanDoNothingGetsTheTimeline() throws Exception {
        String said = converse("dumb", "replay", "");
        assertTrue(said.contains("transfers") && said.contains("task started"), said);
        assertTrue(!said.contains("\033["), said);
    }

    /** Starts the command, types the keys once the screen or the answer is there, and returns all that was shown. */
    private String converse(String type, String command, String keys) throws Exception {
        return converse(type, List.of(command, session), "task", keys);
    }

    /** @param wanted what has to be seen before the keys are typed */
    private String converse(String type, List<String> command, String wanted, String keys) throws Exception {
        String line = "stty rows 24 cols 80; " + java(command) + "; code=$?; echo " + AFTERWARDS
                + "; stty -a; echo exit $code";
        ProcessBuilder builder = new ProcessBuilder("script", "-qfec", line, "/dev/null").redirectErrorStream(true);
        builder.environment().put("TERM", type);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            return converse(process.getInputStream(), process.getOutputStream(), wanted, keys);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String converse(InputStream shown, OutputStream typed, String wanted, String keys)
            throws IOException {
        StringBuilder said = new StringBuilder();
        byte[] some = new byte[8192];
        boolean asked = keys.isEmpty();
        for (int n = shown.read(some); n >= 0; n = shown.read(some)) {
            said.append(new String(some, 0, n, StandardCharsets.UTF_8));
            if (!asked && said.indexOf(wanted) >= 0) {
                asked = true;
                typed.write(keys.getBytes(StandardCharsets.UTF_8));
                typed.flush();
            }
            if (ENDED.matcher(said).find()) {
                break;
            }
        }
        return said.toString();
    }

    private String java(List<String> command) {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--") || argument.startsWith("-Dchronicle"))
                .forEach(words::add);
        words.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Trocar.class.getName()));
        words.addAll(command);
        words.addAll(List.of("--data", temp.toString()));
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }
}
