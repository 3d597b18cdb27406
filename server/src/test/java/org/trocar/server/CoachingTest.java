package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.session.Note;
import org.trocar.core.session.Session;
import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.Mode;
import org.trocar.protos.v1.SummaryPoint;
import org.trocar.server.wire.WireCue;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.inspect.Inspection;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainListener;
import org.trocar.xrbridge.scripted.Mistake;
import org.trocar.xrbridge.scripted.Script;
import org.trocar.xrbridge.scripted.ScriptedRun;

/** What a scripted trainee who lifts with the wrong hand is told, through a real server. */
class CoachingTest {
    @TempDir
    private Path temp;

    private final List<Cue> cues = new ArrayList<>();

    private RunOutcome run(RunOptions options) throws Exception {
        Script script = Script.good(1).withMistakes(new Mistake(Mistake.Kind.WRONG_HAND_FIRST, 0));
        TrainListener listener = new TrainListener() {
            @Override
            public void cue(Cue cue) {
                cues.add(cue);
            }
        };
        try (TrocarServer server =
                TrocarServer.start(Servers.options(temp), RecordedSessions.oneRing(temp.resolve("scenarios")))) {
            ManagedChannel channel = NettyChannelBuilder.forAddress(server.address())
                    .usePlaintext()
                    .build();
            try {
                return new ScriptedRun(script, options, System::nanoTime, listener).run(channel);
            } finally {
                channel.shutdownNow();
            }
        }
    }

    private SessionFolder folder(RunOutcome outcome) {
        return SessionFolder.of(temp, outcome.opened().getSessionId());
    }

    private static List<String> summary(RunOutcome outcome) {
        return outcome.grade().orElseThrow().getSummaryList().stream()
                .map(SummaryPoint::getText)
                .toList();
    }

    private Cue wrongHand() {
        return cues.stream()
                .filter(cue -> cue.getRule().equals("wrong_hand_first"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void cuesAndSummaryComeInTheLanguageThatWasChosenAndCopiesOfTheWordsStayWithTheSession() throws Exception {
        RunOutcome outcome = run(RecordedSessions.options().withLanguage("de"));
        assertEquals(List.of(), outcome.opened().getWarningsList());
        assertEquals("de", outcome.opened().getParameters().getLanguage());
        assertEquals("Die falsche Hand hat diesen Ring gehoben.", wrongHand().getText());
        assertTrue(summary(outcome).stream().anyMatch(text -> text.startsWith("Als Nächstes üben: ")));

        StoredManifest stored = folder(outcome).read().manifest().orElseThrow();
        assertEquals("de", stored.language());
        assertEquals(
                List.of("peg-transfer.yaml", "texts-de.yaml", "texts-en.yaml"),
                stored.scenarioFiles().stream()
                        .map(StoredManifest.FileRef::name)
                        .toList());
        assertEquals(List.of(), folder(outcome).read().damage());
    }

    @Test
    void aLanguageThatIsNotThereBecomesEnglishAndTheClientIsTold() throws Exception {
        RunOutcome outcome = run(RecordedSessions.options().withLanguage("fi"));
        assertEquals(
                List.of("There are no texts in 'fi' for this scenario: cues and summary are in 'en'. It has: de, en."),
                outcome.opened().getWarningsList());
        assertEquals("The wrong hand lifted this ring.", wrongHand().getText());
        assertTrue(summary(outcome).get(0).startsWith("What cost most: "));
    }

    @Test
    void aReplayGivesTheSameCuesInTheSameWords() throws Exception {
        RunOutcome outcome = run(RecordedSessions.options().withLanguage("de"));
        List<Cue> again = new ArrayList<>();
        Regrade regrade = Regrading.of(folder(outcome), session -> add(session, again), tick -> {});
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        assertFalse(cues.isEmpty());
        assertEquals(cues, again);
    }

    private static void add(Session session, List<Cue> cues) {
        for (int i = 0; i < session.cues().count(); i++) {
            cues.add(WireCue.of(session, i));
        }
    }

    @Test
    void lostWordsCostNoReplayAndAreNamed() throws Exception {
        SessionFolder folder = folder(run(RecordedSessions.options()));
        Files.delete(folder.scenario("texts-en.yaml"));
        assertEquals(1, folder.read().damage().size());
        assertTrue(Regrading.of(folder).damage().get(0).message().contains("texts-en.yaml"));
    }

    @Test
    void anAssessmentIsSilentSaysWhatItWithheldAndEndsWithASummary() throws Exception {
        RunOutcome outcome = run(RecordedSessions.options().withMode(Mode.MODE_ASSESSMENT));
        assertEquals(List.of(), cues);
        assertTrue(noted(outcome).getOrDefault(Note.CUES_WITHHELD_IN_ASSESSMENT, 0L) >= 1);
        assertFalse(summary(outcome).isEmpty());
        assertTrue(summary(outcome).size() <= 3);
    }

    private Map<Note, Long> noted(RunOutcome outcome) throws IOException {
        return Inspection.of(folder(outcome), new CodecFrames(), tick -> {}).notes();
    }
}
