package org.trocar.core.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.CueAnchor;
import org.trocar.core.scenario.CueCondition;
import org.trocar.core.scenario.CueMeter;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.CueTrigger;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.Ports;
import org.trocar.core.scenario.RingSpec;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.scenario.Severity;

class ShippedScenarioTest {
    private final LoadedScenario loaded = ScenarioReader.read(Shipped.folder().resolve("peg-transfer.yaml"));
    private final Scenario scenario = loaded.scenario();

    @Test
    void isNamedAndVersioned() {
        assertEquals("peg-transfer", scenario.id());
        assertEquals(3, scenario.version());
        assertEquals("Peg transfer", scenario.title());
        assertTrue(scenario.instruction().startsWith("Lift each ring with your non-dominant hand"));
    }

    @Test
    void hasTwelvePegsSixASide() {
        PegBoard board = scenario.board();
        assertEquals(0.095, board.halfWidthMetres());
        assertEquals(0.065, board.halfDepthMetres());
        assertEquals(-0.02, board.outOfViewBelowMetres());
        assertEquals(0.0025, board.pegRadiusMetres());
        assertEquals(0.02, board.pegHeightMetres());
        assertEquals(0.35, board.friction());
        assertEquals(places(Hand.LEFT, -0.06, -0.03), placesOn(board, Hand.LEFT));
        assertEquals(places(Hand.RIGHT, 0.06, 0.03), placesOn(board, Hand.RIGHT));
    }

    private static Set<PegBoard.Peg> places(Hand side, double x1, double x2) {
        return Set.of(
                new PegBoard.Peg("", side, x1, -0.03),
                new PegBoard.Peg("", side, x1, 0),
                new PegBoard.Peg("", side, x1, 0.03),
                new PegBoard.Peg("", side, x2, -0.03),
                new PegBoard.Peg("", side, x2, 0),
                new PegBoard.Peg("", side, x2, 0.03));
    }

    private static Set<PegBoard.Peg> placesOn(PegBoard board, Hand side) {
        return board.pegs().stream()
                .filter(peg -> peg.side() == side)
                .map(peg -> new PegBoard.Peg("", side, peg.xMetres(), peg.zMetres()))
                .collect(Collectors.toSet());
    }

    @Test
    void hasSixRingsOfTwoGrams() {
        assertEquals(new RingSpec(0.009, 0.003, 0.002, 6), scenario.ring());
    }

    @Test
    void hasTheGrasperItsPortsAndItsHome() {
        double openAngle = 25 * (Math.PI / 180);
        assertEquals(
                new GrasperSpec(0.42, 0.06, 0.33, 0.018, 0.0015, openAngle, 0.12, 0.8, 1.5, 0.02, 0.035, 0.25, 0.12),
                scenario.grasper());
        assertEquals(new Ports(0.1, 0.16, 0.09), scenario.ports());
        assertEquals(new Scenario.Home(0.03, 0.045, 0.01), scenario.home());
    }

    @Test
    void isScoredByTheOpenFormulaWithItsSources() {
        Rubric rubric = scenario.rubric();
        assertEquals(300, rubric.cutoffSeconds());
        assertEquals(10, rubric.secondsPerError());
        assertEquals("provisional", rubric.secondsPerErrorSource());
        assertEquals(48, rubric.proficiencySeconds());
        assertTrue(rubric.proficiencySource().startsWith("provisional"));
        assertTrue(rubric.proficiencySource().contains("Ritter & Scott 2007"));
        assertEquals(
                List.of(ErrorKind.DROP_OUT_OF_VIEW, ErrorKind.TRANSFER_NOT_IN_MID_AIR, ErrorKind.WRONG_HAND_FIRST),
                rubric.penalised());
        assertEquals(List.of(ErrorKind.DROP_OUT_OF_VIEW), rubric.gates());
        assertEquals(0.9, rubric.minCoverage());
    }

    @Test
    void hasARuleForEveryErrorAndKeepsTheOrderOfTheFile() throws IOException {
        List<String> ids = scenario.cues().stream().map(CueRule::id).toList();
        assertEquals(11, ids.size());
        String text = Shipped.text();
        List<String> inFile = ids.stream()
                .sorted(Comparator.comparingInt(id -> text.indexOf("- id: " + id + "\n")))
                .toList();
        assertEquals(inFile, ids);
    }

    @Test
    void readsACuesThresholdsInSi() {
        CueRule rule = scenario.cues().stream()
                .filter(it -> it.id().equals("too_fast_near_peg"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                new CueRule(
                        "too_fast_near_peg",
                        Severity.WARNING,
                        new CueTrigger.Above(CueMeter.TIP_SPEED_NEAR_PEG, 0.12, 0.08, 0.025),
                        CueCondition.ALWAYS,
                        6,
                        "too_fast_near_peg",
                        "too_fast_near_peg",
                        0.4,
                        0.1,
                        CueAnchor.PEG),
                rule);
    }

    @Test
    void claimsNoEquivalenceWithAnExamination() throws IOException {
        assertFalse(Shipped.text().contains("FLS"));
    }

    @Test
    void comesWithItsBytesAndTheirHash() throws Exception {
        byte[] bytes = Files.readAllBytes(Shipped.folder().resolve("peg-transfer.yaml"));
        assertArrayEquals(bytes, loaded.bytes());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertEquals(HexFormat.of().formatHex(digest), loaded.sha256());
        assertEquals(loaded.sha256(), ScenarioReader.read("a copy", bytes).sha256());
        loaded.bytes()[0] ^= 1;
        assertArrayEquals(bytes, loaded.bytes());
    }

    @Test
    void aChangedCommentChangesTheHashAlone() throws IOException {
        LoadedScenario commented = Shipped.read(Shipped.text() + "# a comment\n");
        assertEquals(scenario, commented.scenario());
        assertFalse(loaded.sha256().equals(commented.sha256()));
    }

    @Test
    void isListedByItsLibrary() {
        ScenarioLibrary library = ScenarioLibrary.of(Shipped.folder());
        assertEquals(List.of(), library.problems());
        assertEquals(scenario, library.get("peg-transfer").scenario());
        assertEquals(Path.of("scenarios"), library.folder().getFileName());
    }
}
