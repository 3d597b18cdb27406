package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trocar.core.session.Session;
import org.trocar.protos.v1.Cue;
import org.trocar.server.wire.WireCue;
import org.trocar.telemetry.grade.Regrading;

/**
 * What trainees were told under a scenario of schema 1 stays what they are told: the lists were written by the coach that had one fixed
 * rule of each kind.
 */
class GoldenCuesTest {
    private static final Path LISTS = Path.of("src/test/resources/golden-cues");

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"engine-1-scripted", "engine-1-recording"})
    void aScenarioOfSchema1GivesTheSameCuesAsEver(String name) throws IOException {
        List<String> cues = new ArrayList<>();
        Regrading.of(RecordedSessions.golden(data, name), session -> add(session, cues), tick -> {});
        assertFalse(cues.isEmpty());
        assertEquals(Files.readAllLines(LISTS.resolve(name + ".txt")), cues);
    }

    private static void add(Session session, List<String> cues) {
        for (int i = 0; i < session.cues().count(); i++) {
            Cue cue = WireCue.of(session, i);
            cues.add(String.join(
                    " | ",
                    String.valueOf(cue.getId()),
                    String.valueOf(cue.getTick()),
                    cue.getTextKey(),
                    cue.getSeverity().name(),
                    cue.getAnchor() + " " + cue.getAnchorIndex(),
                    cue.getPositionList().toString(),
                    cue.getHaptic().getHand() + " " + cue.getHaptic().getAmplitude() + " "
                            + cue.getHaptic().getDurationMillis(),
                    cue.getText(),
                    cue.getAdvice()));
        }
    }
}
