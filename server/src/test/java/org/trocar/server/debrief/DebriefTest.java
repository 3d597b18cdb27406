package org.trocar.server.debrief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trocar.core.grade.Grade.ErrorEntry;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.world.EventKind;
import org.trocar.telemetry.debrief.Debrief;
import org.trocar.telemetry.debrief.Debrief.Effect;
import org.trocar.telemetry.debrief.DebriefedRun;
import org.trocar.telemetry.debrief.Debriefing;
import org.trocar.telemetry.debrief.ErrorNames;
import org.trocar.telemetry.debrief.Question;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.xrbridge.scripted.Mistake;
import org.trocar.xrbridge.scripted.Script;

/** Scripted trainees who make one mistake each, and what their hands would have done without it. */
@Tag("long")
class DebriefTest {
    private static final int ON_THE_WAY_OUT = 2;
    private static final int ON_THE_WAY_BACK = 8;
    /** Enough for what a mistake changes to show. */
    private static final int TRANSFERS_AFTER = 3;

    @TempDir
    private static Path data;

    private static final Map<Mistake, DebriefedRun> RUNS = new HashMap<>();

    private static ScriptedSessions sessions;

    @BeforeAll
    static void start() throws IOException {
        sessions = new ScriptedSessions(data);
    }

    @AfterAll
    static void stop() {
        sessions.close();
    }

    private static SessionFolder record(Mistake.Kind kind, int transfer) throws Exception {
        return sessions.record(
                Script.good(3).withMistakes(new Mistake(kind, transfer)).stoppingAfter(transfer + TRANSFERS_AFTER));
    }

    /** Recorded and replayed once, however many tests ask questions about it. */
    private static DebriefedRun run(Mistake.Kind kind, int transfer) throws Exception {
        Mistake mistake = new Mistake(kind, transfer);
        if (!RUNS.containsKey(mistake)) {
            RUNS.put(mistake, DebriefedRun.of(record(kind, transfer), tick -> {}));
        }
        return RUNS.get(mistake);
    }

    private static Debrief debrief(DebriefedRun run, Question question) {
        return Debriefing.of(run, question, tick -> {});
    }

    private static List<ErrorKind> kinds(List<ErrorEntry> errors) {
        return errors.stream().map(ErrorEntry::kind).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_IN_VIEW", "DROP_OUT_OF_VIEW", "WRONG_HAND_FIRST", "PUT_DOWN_ON_PEG", "PASS_ON_BOARD"})
    void everyKindOfErrorCanBeSuppressedAndTheShamIsIdentical(Mistake.Kind mistake) throws Exception {
        DebriefedRun run = run(mistake, ON_THE_WAY_BACK);
        Debrief debrief = debrief(run, Question.about(0));

        assertTrue(debrief.sham().identical(), debrief.sham()::toString);
        assertEquals(run.ticks(), debrief.sham().ticks());
        assertEquals(Effect.SUPPRESSED, debrief.effect());
        assertEquals(List.of(debrief.error()), debrief.changes().vanished());
        assertEquals(OptionalLong.of(debrief.inert().fromTick()), debrief.fork().firstDifferentTick());
        assertTrue(debrief.times().fork() <= debrief.error().seconds());
    }

    @Test
    void aSuppressedDropStaysInTheJawsAndTheReportSaysWhatTheDropCost() throws Exception {
        Debrief debrief = debrief(run(Mistake.Kind.DROP_IN_VIEW, ON_THE_WAY_BACK), Question.about(0));

        assertEquals(ErrorKind.DROP_IN_VIEW, debrief.error().kind());
        assertTrue(debrief.inert().holds(Hand.RIGHT) && !debrief.inert().holds(Hand.LEFT));
        assertTrue(happened(debrief.original(), EventKind.DROPPED_IN_VIEW));
        assertFalse(happened(debrief.fork(), EventKind.DROPPED_IN_VIEW));
        assertEquals(0, debrief.cost().points(), "a drop in view is not penalised");
        double seconds = debrief.cost().seconds().orElseThrow();
        assertTrue(seconds > 1 && seconds < 2.5, "the jaws closed on it again after " + seconds + " s");
    }

    private static boolean happened(Debrief.Compared run, EventKind kind) {
        return run.summary().happenings().stream().anyMatch(it -> it.kind() == kind);
    }

    @Test
    void aDropOutOfViewCostsTheWholeScoreAndItsRingIsStillThereWithoutIt() throws Exception {
        Debrief debrief = debrief(run(Mistake.Kind.DROP_OUT_OF_VIEW, ON_THE_WAY_BACK), Question.about(0));
        assertTrue(debrief.cost().gates());
        assertFalse(happened(debrief.fork(), EventKind.DROPPED_OUT_OF_VIEW));
    }

    /** The other hand reaches for the ring where another grip would have held it, misses, and the ring falls when it is let go. */
    @Test
    void aDropThatOnlyComesLaterIsSaidToBePutOff() throws Exception {
        Debrief debrief = debrief(run(Mistake.Kind.DROP_IN_VIEW, ON_THE_WAY_OUT), Question.about(0));
        assertEquals(Effect.PUT_OFF, debrief.effect());
        assertEquals(List.of(ErrorKind.DROP_IN_VIEW), kinds(debrief.changes().appeared()));
    }

    @Test
    void jawsThatTakeNothingLeaveOneTransferUndoneAndAllElseAsItWas() throws Exception {
        Debrief debrief = debrief(run(Mistake.Kind.WRONG_HAND_FIRST, ON_THE_WAY_OUT), Question.about(0));
        assertEquals(
                debrief.original().summary().transfersAtHorizon() - 1,
                debrief.fork().summary().transfersAtHorizon());
        assertEquals(List.of(), debrief.changes().appeared());
        assertEquals(
                debrief.original().summary().leftPathMetres(),
                debrief.fork().summary().leftPathMetres(),
                "the instruments follow the same hands");
    }

    @Test
    void aForkThatComesTooLateSuppressesNothingAndSaysSo() throws Exception {
        DebriefedRun run = run(Mistake.Kind.DROP_OUT_OF_VIEW, ON_THE_WAY_OUT);
        Question late = new Question(0, OptionalLong.of(run.errors().get(0).tick() + 1), OptionalDouble.of(0.1), 10);
        Debrief debrief = debrief(run, late);
        assertEquals(Effect.FORKED_TOO_LATE, debrief.effect());
        Question asTold = new Question(0, OptionalLong.of(debrief.times().beganTick()), OptionalDouble.empty(), 10);
        assertEquals(Effect.SUPPRESSED, debrief(run, asTold).effect());
    }

    @Test
    void aForkWhoseJawsAnswerBeforeTheErrorBeganComesTooEarly() throws Exception {
        DebriefedRun run = run(Mistake.Kind.DROP_OUT_OF_VIEW, ON_THE_WAY_BACK);
        Question early = new Question(0, OptionalLong.of(10), OptionalDouble.of(0.1), 10);
        assertEquals(Effect.FORKED_TOO_EARLY, debrief(run, early).effect());
    }

    @Test
    void whereTheForkBeginsDoesNotChangeWhatTheErrorCost() throws Exception {
        DebriefedRun run = run(Mistake.Kind.DROP_IN_VIEW, ON_THE_WAY_BACK);
        Debrief usual = debrief(run, Question.about(0));
        OptionalLong sooner = OptionalLong.of(usual.times().beganTick() - 20);
        assertEquals(
                usual.cost(),
                debrief(run, new Question(0, sooner, OptionalDouble.empty(), 10))
                        .cost());
    }

    @Test
    void aDropThatComesHalfASecondLaterIsPutOffToo() throws Exception {
        DebriefedRun run = run(Mistake.Kind.DROP_IN_VIEW, ON_THE_WAY_BACK);
        long began = debrief(run, Question.about(0)).times().beganTick();
        Question brief = new Question(0, OptionalLong.of(began), OptionalDouble.of(0.5), 10);
        Debrief debrief = debrief(run, brief);
        assertEquals(Effect.PUT_OFF, debrief.effect());
        double later = debrief.again().orElseThrow().seconds() - debrief.error().seconds();
        assertTrue(later > 0.3 && later < 0.7, later + " s later");
    }

    @Test
    void differencesAfterTheHorizonAreCountedAndNotNamed() throws Exception {
        DebriefedRun run = run(Mistake.Kind.PASS_ON_BOARD, ON_THE_WAY_OUT);
        Debrief wide = debrief(run, Question.about(0));
        Debrief narrow = debrief(
                run,
                new Question(
                        0,
                        OptionalLong.of(wide.inert().fromTick()),
                        OptionalDouble.of(
                                wide.times().inertUntil() - wide.times().fork()),
                        1e-3));
        assertEquals(
                List.of(),
                narrow.changes().appeared().stream()
                        .filter(it -> it.seconds() > narrow.times().horizon())
                        .toList());
        assertEquals(
                wide.changes().appeared().size() + wide.changes().appearedLater(),
                narrow.changes().appeared().size() + narrow.changes().appearedLater());
    }

    @Test
    void aTickThatIsNotThereIsRefused() throws Exception {
        DebriefedRun run = run(Mistake.Kind.WRONG_HAND_FIRST, ON_THE_WAY_OUT);
        Question beyond = new Question(0, OptionalLong.of(run.ticks() + 1), OptionalDouble.empty(), 10);
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> debrief(run, beyond));
        assertTrue(refusal.getMessage().contains("ticks 1 to " + run.ticks()), refusal.getMessage());
    }

    @Test
    void aChangedRecordingIsNotDebriefed() throws Exception {
        SessionFolder folder = record(Mistake.Kind.WRONG_HAND_FIRST, ON_THE_WAY_OUT);
        Path manifest = folder.path().resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest).replace("\"dominant_hand\" : \"RIGHT\"", "\"dominant_hand\" : \"LEFT\""));
        IOException refusal = assertThrows(IOException.class, () -> DebriefedRun.of(folder, tick -> {}));
        assertTrue(refusal.getMessage().contains("nothing to compare with"), refusal.getMessage());
    }

    @Test
    void errorsAreCalledByNumberOrByKindAndNumber() throws Exception {
        ErrorNames names = new ErrorNames(
                run(Mistake.Kind.PUT_DOWN_ON_BOARD, ON_THE_WAY_OUT).grade());
        assertEquals(0, names.find("1").orElseThrow());
        assertEquals(0, names.find("drop-in-view:1").orElseThrow());
        assertEquals(1, names.find("TRANSFER_NOT_IN_MID_AIR").orElseThrow());
        assertTrue(names.find("drop-in-view:2").isEmpty());
        assertTrue(names.find("3").isEmpty());
        assertEquals(2, names.choices().size());
    }
}
