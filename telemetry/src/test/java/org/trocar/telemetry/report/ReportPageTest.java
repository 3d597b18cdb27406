package org.trocar.telemetry.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.GoldenRun;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.erase.Erasure;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.pack.SessionPack;
import org.trocar.telemetry.playback.WavedSession;
import org.trocar.telemetry.proof.SealedSession;
import org.trocar.telemetry.rulings.Rulings;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportPageTest {
    private static final long WAVED_TICKS = 1300;

    @TempDir
    static Path data;

    private static SessionFolder golden;
    private static String page;
    private static SessionFolder waved;
    private static String wavedPage;
    private static String badPage;

    @BeforeAll
    static void make() throws IOException {
        golden = new GoldenRun(data.resolve("unpacked")).folder();
        page = html(golden);
        waved = WavedSession.record(data.resolve("waved"), WAVED_TICKS);
        wavedPage = html(waved);
        badPage = html(WavedSession.recordBadly(data.resolve("badly"), WAVED_TICKS));
    }

    private static String html(SessionFolder folder) throws IOException {
        return ReportPage.of(folder, Rulings.read(data), Optional.empty(), tick -> {})
                .html();
    }

    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Element byId(Document document, String id) {
        return all(document, "*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is called " + id));
    }

    /** The golden journal of a critical error: of the newest engine, because only that replays it. */
    @Test
    void theFieldIsDrawnWhereARingFellOutOfView() throws Exception {
        Path file = Path.of("../server/src/test/resources/golden/engine-3-ring-out-of-view.trocar");
        String html = html(SessionPack.unpack(file, Files.createDirectory(data.resolve("dropped"))));
        parsed(html);
        int scene = html.indexOf("<h3>Error 1: a ring dropped out of view");
        assertTrue(scene > 0, "no drawing of the error");
        String drawn = html.substring(scene, html.indexOf("</figure>", scene));
        assertEquals(2, drawn.split("<svg", -1).length - 1);
        assertTrue(drawn.contains("The field at"), drawn.substring(Math.max(0, drawn.length() - 300)));
    }

    @Test
    void aGoldenRunsPageHasEverySection() throws Exception {
        Document document = parsed(page);
        assertEquals("en", document.getDocumentElement().getAttribute("lang"));
        List<String> headings =
                all(document, "h2").stream().map(Element::getTextContent).toList();
        assertEquals(
                List.of(
                        "Result",
                        "What to practise next",
                        "Step by step",
                        "Critical errors",
                        "Where the instrument tips went",
                        "How fast they went",
                        "Score sheet",
                        "Points won and lost",
                        "What this was made from"),
                headings);
        assertEquals(1, all(document, "h1").size());
        assertTrue(page.contains("not a certificate"));
        assertEquals(2, rows(document, "transfers"), "the one ring it moved, and the heads");
    }

    private static int rows(Document document, String classes) {
        Element table = all(document, "table").stream()
                .filter(it -> it.getAttribute("class").equals(classes))
                .findFirst()
                .orElseThrow();
        return table.getElementsByTagName("tr").getLength();
    }

    @Test
    void thePageNeedsNothingFromElsewhere() {
        String own = page.replace("http://www.w3.org/1999/xhtml", "");
        assertFalse(own.contains("://"), "an address");
        assertFalse(own.contains("src="), "a file");
        assertFalse(own.contains("@import"), "a style sheet");
        assertFalse(own.contains("<script"), "a script");
        assertFalse(own.replace("url(#", "").contains("url("), "an image");
    }

    @Test
    void everyFigureSaysWhatItShows() throws Exception {
        for (String html : List.of(page, wavedPage)) {
            Document document = parsed(html);
            List<Element> figures = all(document, "svg").stream()
                    .filter(svg -> svg.getAttribute("role").equals("img"))
                    .toList();
            assertEquals(5, figures.size(), "steps, three views, speed");
            for (Element figure : figures) {
                for (String told : List.of("aria-labelledby", "aria-describedby")) {
                    String id = figure.getAttribute(told);
                    assertFalse(byId(document, id).getTextContent().isBlank(), told + " " + id);
                }
            }
            assertTrue(all(document, "svg").stream()
                    .allMatch(svg -> figures.contains(svg)
                            || svg.getAttribute("aria-hidden").equals("true")));
        }
    }

    @Test
    void everyNameIsOnesOwnAndEveryTableHasHeads() throws Exception {
        Document document = parsed(page);
        Set<String> ids = new HashSet<>();
        for (Element element : all(document, "*")) {
            String id = element.getAttribute("id");
            assertTrue(id.isEmpty() || ids.add(id), id);
        }
        assertTrue(all(document, "th").stream()
                .noneMatch(th -> th.getAttribute("scope").isEmpty()));
        assertEquals(all(document, "table").size(), all(document, "caption").size());
    }

    @Test
    void gapsAndPausesBreakAPath() throws Exception {
        assertEquals(2, pieces("right"), "the pause breaks it");
        assertEquals(2, pieces("left"), "the loss of the hand breaks it, which is not back after the pause");
        assertTrue(wavedPage.contains("left hand not seen, 0:07."), "the loss is drawn");
        assertTrue(wavedPage.contains("Paused from 0:11.1 to 0:11.4"), "the pause is told");
        assertTrue(
                wavedPage.contains("Mark at 0:12.2, by headset: from here on &lt;controllers&gt;"),
                "what the headset noted is told");
    }

    /** How many lines the hand's path from above is drawn with. */
    private static int pieces(String hand) throws Exception {
        Element svg = (Element) byId(parsed(wavedPage), "paths-top-title").getParentNode();
        NodeList groups = svg.getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            NodeList ways = group.getElementsByTagName("path");
            if (group.getAttribute("class").equals(hand) && ways.getLength() > 0) {
                String way = ((Element) ways.item(0)).getAttribute("d");
                return way.split("M", -1).length - 1;
            }
        }
        throw new AssertionError("no path of the " + hand + " hand");
    }

    @Test
    void aValueThatIsTooNoisyIsSaidToBeAndIsDrawnAtNoLevel() throws Exception {
        Element row = row(parsed(badPage), "Smoothness (SPARC), left");
        NodeList cells = row.getElementsByTagName("td");
        assertTrue(cells.item(1).getTextContent().startsWith("too noisy: a still tip seemed"), row.getTextContent());
        assertEquals("not certain (research, no weight)", cells.item(2).getTextContent());
        Element bar =
                (Element) ((Element) cells.item(3)).getElementsByTagName("svg").item(0);
        assertEquals(1, bar.getElementsByTagName("rect").getLength(), "no levels");
        assertEquals("hatch", ((Element) bar.getElementsByTagName("path").item(0)).getAttribute("class"));
        assertEquals(1, bar.getElementsByTagName("path").getLength(), "no diamond");
    }

    @Test
    void factsAreCalledFactsAndNothingIsUnmeasuredTwice() throws Exception {
        for (String html : List.of(page, wavedPage, badPage)) {
            Element coverage = row(parsed(html), "Coverage");
            assertEquals("a fact", coverage.getElementsByTagName("td").item(1).getTextContent());
            assertFalse(html.contains("not measured: not measur"), "said twice");
        }
    }

    private static Element row(Document document, String name) {
        return all(document, "tr").stream()
                .filter(row -> row.getFirstChild().getTextContent().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + name));
    }

    @Test
    void manySlipsAreOneLineAndCoverNothing() {
        assertTrue(badPage.contains("<li>Slip, 13 times from 0:01.2 to 0:1"), badPage);
        assertFalse(badPage.contains("<li>Slip at"), "each by itself");
    }

    @Test
    void whatPeopleWroteIsShownAsTheyWroteIt() throws Exception {
        Document document = parsed(wavedPage);
        assertTrue(all(document, "header").get(0).getTextContent().contains(WavedSession.LABEL));
        assertEquals(1, wavedPage.split("</title>\n<style>", -1).length - 1);
    }

    @Test
    void theSameSessionMakesTheSamePage() throws IOException {
        assertEquals(wavedPage, html(waved));
    }

    @Test
    void anErasedSessionHasNoReport() throws Exception {
        Path erased = data.resolve("erased");
        SessionFolder folder = SealedSession.encrypted(erased, Recordings.ID, "learner-7", 60);
        Erasure.of(erased, "learner-7")
                .carryOut(Instant.parse("2026-11-22T12:00:00Z"), "dpo", "asked for it", ServerKey.of(erased));
        IOException refusal = assertThrows(
                IOException.class, () -> ReportPage.of(folder, Rulings.read(erased), Optional.empty(), tick -> {}));
        assertTrue(refusal.getMessage().contains("erased on 2026-11-22"), refusal.getMessage());
    }
}
