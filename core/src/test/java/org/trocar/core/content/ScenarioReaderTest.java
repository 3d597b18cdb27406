package org.trocar.core.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.scenario.ErrorKind;

class ScenarioReaderTest {
    private static final String PEG_RADIUS = "    radius: 2.5 mm";

    /** The shipped file with one change has one problem, on the changed line. */
    private static void refuses(String old, String replacement, String complaint) throws IOException {
        refusesAt(Shipped.lineOf(old), old, replacement, complaint);
    }

    private static void refusesAt(int line, String old, String replacement, String complaint) throws IOException {
        assertEquals("peg-transfer.yaml:" + line + ": " + complaint, messageOf(Shipped.with(old, replacement)));
    }

    private static String messageOf(String text) {
        return assertThrows(ScenarioException.class, () -> Shipped.read(text)).getMessage();
    }

    @Test
    void anUnknownKeyIsNamedWithTheOneThatWasMeant() throws IOException {
        refuses(PEG_RADIUS, "    radius_mmm: 2.5 mm", "unknown key 'radius_mmm' in board.pegs; did you mean 'radius'?");
    }

    @Test
    void aKeyThatResemblesNoneIsAnsweredWithThoseThereMayBe() throws IOException {
        refuses(
                "  mass: 2 g",
                "  mass: 2 g, colour",
                "rings.mass is '2 g, colour', which has the unit 'g, colour' but is measured in mg, g, kg; "
                        + "write a mass from 0.1 g to 100 g");
        refusesAt(
                Shipped.lineOf("  mass: 2 g") + 1,
                "  mass: 2 g\n",
                "  mass: 2 g\n  sponsor: nobody\n",
                "unknown key 'sponsor' in rings; it may have: major_radius, tube_radius, mass, count");
    }

    @Test
    void aMissingKeyIsReportedWhereItsGroupStands() throws IOException {
        refusesAt(
                Shipped.lineOf("rings:"),
                "  count: 6\n",
                "",
                "rings has no 'count'; add 'count:' with a whole number from 1 to 24");
    }

    @Test
    void aMissingGroupIsOneProblem() {
        String message = messageOf("schema: 1\nid: empty\n");
        assertTrue(
                message.contains("peg-transfer.yaml:1: the file has no 'board'; add 'board:' with a group of"),
                message);
        assertTrue(!message.contains("half_width"), message);
    }

    @Test
    void aDuplicateKeyNamesTheFirstOne() throws IOException {
        int line = Shipped.lineOf("  count: 6");
        refusesAt(
                line + 1,
                "  count: 6\n",
                "  count: 6\n  count: 5\n",
                "duplicate key 'count' in rings, first on line " + line + "; remove one of them");
    }

    @Test
    void aQuantityWithoutItsUnitIsNotGuessed() throws IOException {
        refuses(
                PEG_RADIUS,
                "    radius: 2.5",
                "board.pegs.radius is '2.5', which has no unit but is measured in mm, cm, m; "
                        + "write a length from 0.5 mm to 20 mm");
    }

    @Test
    void aUnitOfAnotherDimensionIsRefused() throws IOException {
        refuses(
                "  cutoff: 300 s",
                "  cutoff: 300 mm",
                "rubric.cutoff is '300 mm', which has the unit 'mm' but is measured in ms, s, min; "
                        + "write a time from 10 s to 120 min");
    }

    @Test
    void aPlainNumberTakesNoUnit() throws IOException {
        refuses(
                "  friction: 0.8 ",
                "  friction: 0.8 N ",
                "grasper.friction is '0.8 N', which has a unit where none belongs; write a plain number from 0 to 2");
    }

    @Test
    void aNumberIsWrittenInDigitsWithAPoint() throws IOException {
        for (String radius : List.of("two mm", "2,5 mm", "2.5e0 mm", ".5 mm", "mm")) {
            refuses(
                    PEG_RADIUS,
                    "    radius: " + radius,
                    "board.pegs.radius is '" + radius + "', which is not a length; "
                            + "write a length from 0.5 mm to 20 mm");
        }
    }

    @Test
    void aValueOutOfRangeIsRefusedWithTheRange() throws IOException {
        refuses(
                PEG_RADIUS,
                "    radius: 2.5 cm",
                "board.pegs.radius is '2.5 cm', which is out of range; write a length from 0.5 mm to 20 mm");
    }

    @Test
    void everyUnitOfALengthMeansTheSame() throws IOException {
        for (String radius : List.of("2.5 mm", "0.25 cm", "0.0025 m", "2.5mm", "'+2.50 mm'")) {
            LoadedScenario read = Shipped.read(Shipped.with(PEG_RADIUS, "    radius: " + radius));
            assertEquals(0.0025, read.scenario().board().pegRadiusMetres());
        }
    }

    @Test
    void anUnknownWordIsAnsweredWithTheKnownOnes() throws IOException {
        refuses(
                "side: left, x: -60 mm, z: -30 mm",
                "side: lefft, x: -60 mm, z: -30 mm",
                "board.pegs.at[0].side is 'lefft'; write one of: left, right; did you mean 'left'?");
        refuses(
                "  gates: [drop_out_of_view]",
                "  gates: [drop_out_of_vieww]",
                "rubric.gates[0] is 'drop_out_of_vieww'; write one of: drop_in_view, drop_out_of_view, "
                        + "transfer_not_in_mid_air, wrong_hand_first; did you mean 'drop_out_of_view'?");
    }

    @Test
    void aListMayBeEmptyButNamesNothingTwice() throws IOException {
        assertEquals(
                List.<ErrorKind>of(),
                Shipped.read(Shipped.with("gates: [drop_out_of_view]", "gates: []"))
                        .scenario()
                        .rubric()
                        .gates());
        refuses(
                "  gates: [drop_out_of_view]",
                "  gates: [drop_out_of_view, drop_out_of_view]",
                "rubric.gates names 'drop_out_of_view' twice; remove one of them");
    }

    @Test
    void anotherSchemaIsTheOnlyProblemReported() throws IOException {
        String text = Shipped.with("schema: 2", "schema: 3").replace("half_width", "halfWidth");
        assertEquals(
                "peg-transfer.yaml:" + Shipped.lineOf("schema: 2")
                        + ": schema is 3, but schemas 1 to 2 are what is read here; write 'schema: 2' if the file keeps to it, "
                        + "or use the release it was written for",
                messageOf(text));
    }

    @Test
    void aPegOffTheBoardIsRefused() throws IOException {
        refuses(
                "{name: L1, side: left, x: -60 mm, z: -30 mm}",
                "{name: L1, side: left, x: -94 mm, z: -30 mm}",
                "peg L1 stands off the board; keep x from -92.5 mm to 92.5 mm, or make the board larger");
    }

    @Test
    void aPegOnTheWrongSideOfTheMiddleIsRefused() throws IOException {
        refuses(
                "{name: L2, side: left, x: -30 mm, z: -30 mm}",
                "{name: L2, side: left, x: 2 mm, z: -30 mm}",
                "peg L2 stands on the other side of the middle than its side says; change side, or the sign of x");
    }

    @Test
    void twoPegsOfOneNameAreRefused() throws IOException {
        refuses("{name: R6,", "{name: R5,", "a second peg is called R5; give each its own name");
    }

    @Test
    void pegsTooNearForTheirRingsAreRefused() throws IOException {
        refuses(
                "{name: L2, side: left, x: -30 mm, z: -30 mm}",
                "{name: L2, side: left, x: -40 mm, z: -30 mm}",
                "pegs L1 and L2 are 20 mm apart, too near for two rings side by side; keep pegs 24 mm apart");
    }

    @Test
    void ringsTooNarrowForThePegsAreRefused() throws IOException {
        refuses(
                "  major_radius: 9 mm",
                "  major_radius: 5 mm",
                "rings leave a hole of 2 mm radius, too narrow for pegs of 2.5 mm; "
                        + "make tube_radius smaller, or major_radius larger");
    }

    @Test
    void moreRingsThanPegsOnASideAreRefused() throws IOException {
        refusesAt(
                Shipped.lineOf("  count: 6") - 1,
                "      - {name: L6, side: left, x: -30 mm, z: 30 mm}\n",
                "",
                "rings.count is 6, but the left side has 5 pegs, and rings start on one side and go to the other; "
                        + "add pegs there, or take rings away");
    }

    @Test
    void jawsThatWouldFlutterAreRefused() throws IOException {
        refuses(
                "  pinch_close: 20 mm",
                "  pinch_close: 40 mm",
                "grasper.pinch_close is not below pinch_open; make it smaller, or pinch_open larger");
        refuses(
                "  squeeze_open: 0.12",
                "  squeeze_open: 0.3",
                "grasper.squeeze_open is not below squeeze_close; make it smaller, or squeeze_close larger");
    }

    @Test
    void aHomeOutOfReachIsRefused() throws IOException {
        int line = Shipped.lineOf("home:");
        refusesAt(
                line,
                "  max_inside: 330 mm",
                "  max_inside: 150 mm",
                "home is 156.6 mm from its port, but the grasper reaches from 60 mm to 150 mm inside; "
                        + "move home or the ports");
    }

    @Test
    void aProficiencyNoRunCouldMissIsRefused() throws IOException {
        refuses(
                "  proficiency: 48 s",
                "  proficiency: 300 s",
                "rubric.proficiency is not below cutoff; make it smaller, or cutoff larger");
    }

    @Test
    void allProblemsOfAFileAreReportedTogetherInTheOrderOfItsLines() throws IOException {
        String text = Shipped.with(PEG_RADIUS, "    radius: 2.5")
                .replace("  cutoff: 300 s", "  cutoff: 5 h")
                .replace("  mass: 2 g", "  mass:");
        ScenarioException refused = assertThrows(ScenarioException.class, () -> Shipped.read(text));
        assertEquals(
                List.of(Shipped.lineOf(PEG_RADIUS), Shipped.lineOf("  mass: 2 g"), Shipped.lineOf("  cutoff: 300 s")),
                refused.problems().stream().map(ScenarioProblem::line).toList());
        assertEquals(3, refused.getMessage().lines().count());
    }

    @Test
    void aProblemKnowsTheColumnOfItsValue() throws IOException {
        String text = Shipped.with(PEG_RADIUS, "    radius: 2.5");
        ScenarioException refused = assertThrows(ScenarioException.class, () -> Shipped.read(text));
        assertEquals("    radius: ".length() + 1, refused.problems().get(0).column());
    }

    @Test
    void brokenYamlIsReportedWithItsLine() {
        String message = messageOf("schema: 1\nid: [peg\ntitle: x\n");
        assertTrue(message.startsWith("peg-transfer.yaml:3: not valid YAML ("), message);
        assertTrue(message.endsWith("check indentation, colons and quotes here"), message);
    }

    @Test
    void anEmptyFileIsToldHowToStart() {
        assertEquals("peg-transfer.yaml:1: it is empty; start with 'schema: 2'", messageOf("# nothing yet\n"));
    }

    @Test
    void aFileThatIsNoGroupIsRefused() {
        String message = messageOf("- schema\n- 1\n");
        assertEquals("peg-transfer.yaml:1: the file is not a group; write 'key: value' lines, indented alike", message);
    }

    @Test
    void tagsAreNeverFollowed() throws IOException {
        refuses(
                "title: Peg transfer",
                "title: !!java.net.URL [\"http://localhost/\"]",
                "tags such as 'tag:yaml.org,2002:java.net.URL' are not read; remove it and keep the value");
    }

    @Test
    void aliasesAreNeverFollowed() {
        assertEquals(
                "peg-transfer.yaml:2: aliases such as '*a' are not read; write the value out",
                messageOf("a: &a [x, x]\nb: [*a, *a]\n"));
    }

    @Test
    void bottomlessNestingIsRefusedBeforeItIsFollowed() {
        String message = messageOf("a: " + "[".repeat(20_000));
        assertTrue(message.startsWith("peg-transfer.yaml:1: nested deeper than 12 levels"), message);
    }

    @Test
    void bytesThatAreNotUtf8AreReportedWithTheirLine() {
        byte[] latin1 = "schema: 1\ntitle: Übung\n".getBytes(StandardCharsets.ISO_8859_1);
        ScenarioException refused =
                assertThrows(ScenarioException.class, () -> ScenarioReader.read("latin1.yaml", latin1));
        assertEquals("latin1.yaml:2: not UTF-8 text; save the file as UTF-8", refused.getMessage());
    }

    @Test
    void aControlCharacterIsReportedWithItsLine() {
        assertEquals(
                "peg-transfer.yaml:2: the character U+0007 is not text; remove it",
                messageOf("schema: 1\ntitle: \u0007\n"));
    }

    @Test
    void aFileSavedOnWindowsReadsTheSame() throws IOException {
        String windows = "\uFEFF" + Shipped.text().replace("\n", "\r\n");
        assertEquals(
                Shipped.read(Shipped.text()).scenario(), Shipped.read(windows).scenario());
    }

    @Test
    void aFileDamagedInAnyLineIsReadOrRefusedWithALine() throws IOException {
        List<String> lines = Shipped.text().lines().toList();
        int refused = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            refused += refusals(lines.subList(0, i));
            refused += refusals(changed(lines, i, ""));
            refused += refusals(changed(lines, i, line.substring(0, line.length() / 2)));
            refused += refusals(changed(lines, i, line.replace(':', ',')));
        }
        assertTrue(refused > 2 * lines.size(), "only " + refused + " refused");
    }

    private static List<String> changed(List<String> lines, int index, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(index, line);
        return changed;
    }

    private static int refusals(List<String> lines) {
        try {
            Shipped.read(String.join("\n", lines));
            return 0;
        } catch (ScenarioException refused) {
            assertTrue(refused.problems().stream().allMatch(problem -> problem.line() > 0), refused.getMessage());
            return 1;
        }
    }

    @Test
    void anEndlessFileIsRefusedUnread() {
        ScenarioException refused = assertThrows(
                ScenarioException.class,
                () -> ScenarioReader.read("huge.yaml", new byte[ScenarioReader.MAX_BYTES + 1]));
        assertEquals(
                "huge.yaml: it is larger than 256 KiB; a scenario file is a few KiB of text", refused.getMessage());
    }

    @Test
    void aMissingFileSaysSo(@TempDir Path folder) {
        Path missing = folder.resolve("missing.yaml");
        ScenarioException refused = assertThrows(ScenarioException.class, () -> ScenarioReader.read(missing));
        assertEquals(missing + ": there is no such file; check the folder and the spelling", refused.getMessage());
    }

    @Test
    void aFolderIsNoFile(@TempDir Path folder) {
        ScenarioException refused = assertThrows(ScenarioException.class, () -> ScenarioReader.read(folder));
        assertEquals(folder + ": it is a folder; name a scenario file in it", refused.getMessage());
    }

    @Test
    void aFileIsNamedAsItWasAskedFor(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("mine.yaml"), Shipped.with("version: 3\ntitle", "version: x\ntitle"));
        ScenarioException refused = assertThrows(ScenarioException.class, () -> ScenarioReader.read(file));
        assertEquals(
                file + ":" + Shipped.lineOf("version: 3\ntitle")
                        + ": version is 'x'; write a whole number from 1 to 1000000",
                refused.getMessage());
    }
}
