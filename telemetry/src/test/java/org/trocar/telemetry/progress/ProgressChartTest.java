package org.trocar.telemetry.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.grade.Verdict;
import org.trocar.core.progress.Progress;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ProgressChartTest {
    @TempDir
    private Path data;

    private Progress progress(int passes, int failures) throws Exception {
        for (int i = 1; i <= passes + failures; i++) {
            new GradedSession(data, i)
                    .with(i <= passes ? Verdict.PASS : Verdict.FAIL)
                    .closed();
        }
        AttemptsLog log = new AttemptsLog(data);
        log.refresh();
        return log.progress("learner-1", GradedSession.TASK);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void everyAttemptIsAPointAndEverySignalIsNamed() throws Exception {
        String svg = ProgressChart.svg(progress(17, 3));
        assertEquals(20, parsed(svg).getElementsByTagName("circle").getLength());
        assertTrue(svg.contains("competence shown") && svg.contains(">relapse<"), svg);
    }

    @Test
    void aScreenReaderIsToldWhatTheDrawingSays() throws Exception {
        Document svg = parsed(ProgressChart.svg(progress(17, 0)));
        assertEquals("img", svg.getDocumentElement().getAttribute("role"));
        String told = svg.getElementsByTagName("desc").item(0).getTextContent();
        assertTrue(told.contains("at attempt 17, and it has held since"), told);
    }

    @Test
    void itNeedsNothingElseAndTakesThePagesColours() throws Exception {
        String svg = ProgressChart.svg(progress(9, 0));
        assertFalse(svg.contains("href") || svg.contains("<script") || svg.contains("url("), svg);
        assertFalse(svg.contains("#") || svg.contains("black") || svg.contains("white"), svg);
        assertTrue(svg.contains("currentColor"), svg);
    }

    @Test
    void withoutAttemptsItSaysSo() throws Exception {
        assertTrue(ProgressChart.svg(progress(0, 0)).contains("no attempt counts yet"));
    }
}
