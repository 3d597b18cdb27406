package org.trocar.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Judgement;
import org.trocar.server.RecordedSessions;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.xrbridge.scripted.Script;

class WireScoresTest {
    @TempDir
    private Path data;

    @Test
    void aClientIsToldTheTechniqueScoreAndWhatEachCriterionBrought() throws Exception {
        GradeDocument document = GradeDocument.read(
                        RecordedSessions.scripted(data, Script.good(1).stoppingAfter(2)))
                .orElseThrow();
        Grade wire = WireScores.grade(document, Optional.empty());
        assertTrue(wire.hasTechnique());
        assertEquals(document.grade().technique().orElseThrow().points(), wire.getTechnique());
        assertEquals(document.grade().judgements().size(), wire.getJudgementsCount());
        Judgement first = wire.getJudgements(0);
        assertEquals("drops_out_of_view", first.getCriterion());
        assertEquals("proficient", first.getLevel());
        assertTrue(first.hasPoints() && first.getPoints() == first.getOf());
        assertEquals("free", first.getStanding());
        assertTrue(first.getProvisional());
        assertFalse(wire.getMeasures(0).hasLow(), "task time is a fact");
    }
}
