package org.trocar.core.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.Provenance;

class ProgressTest {
    private static final String LEARNER = "learner-1";
    private static final String TASK = "peg-transfer";
    private static final LoggedAttempt.Trust SIGNED = new LoggedAttempt.Trust(LoggedAttempt.Signer.OWN, "");

    private final List<LoggedAttempt> attempts = new ArrayList<>();

    private void add(Mode mode, Verdict verdict, boolean lowConfidence, boolean counts) {
        add(mode, Provenance.HEADSET, verdict, lowConfidence, counts, SIGNED);
    }

    private void add(Mode mode, Provenance provenance, Verdict verdict, boolean lowConfidence, boolean counts) {
        add(mode, provenance, verdict, lowConfidence, counts, SIGNED);
    }

    private void add(
            Mode mode,
            Provenance provenance,
            Verdict verdict,
            boolean lowConfidence,
            boolean counts,
            LoggedAttempt.Trust trust) {
        int number = attempts.size() + 1;
        attempts.add(new LoggedAttempt(
                String.format("%04d", number),
                LEARNER,
                TASK,
                "ab",
                2,
                mode,
                provenance,
                mode == Mode.ASSESSMENT ? 0 : 1,
                verdict,
                OptionalDouble.of(250 - 100.0 / number),
                lowConfidence,
                number,
                new LoggedAttempt.Standing(counts, false, false),
                Optional.of(new LoggedAttempt.Asked(2, 10)),
                trust));
    }

    private void pass(int times) {
        for (int i = 0; i < times; i++) {
            add(Mode.ASSESSMENT, Verdict.PASS, false, true);
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            add(Mode.ASSESSMENT, Verdict.FAIL, false, true);
        }
    }

    private Progress progress() {
        return Progress.of(LEARNER, TASK, attempts);
    }

    private String words() {
        return String.join("\n", ProgressWords.of(progress()));
    }

    @Test
    void nothingIsConcludedFromSevenPasses() {
        pass(7);
        assertEquals(Progress.Conclusion.TOO_FEW, progress().conclusion());
        assertTrue(progress().curve().plateau().isEmpty());
        assertTrue(words().startsWith("7 attempts count; nothing is concluded from fewer than 8."), words());
        pass(1);
        assertEquals(Progress.Conclusion.LEARNING, progress().conclusion());
        assertTrue(progress().curve().plateau().isPresent());
    }

    @Test
    void sixteenPassesAreNotEnoughAndSeventeenAre() {
        pass(16);
        assertEquals(Progress.Conclusion.LEARNING, progress().conclusion());
        assertTrue(words().contains("Missing: at least 1 pass "), words());
        pass(1);
        assertEquals(Progress.Conclusion.COMPETENT, progress().conclusion());
        assertFalse(words().contains("Missing"), words());
        assertTrue(words().contains("not a certificate"), words());
    }

    @Test
    void aFailureCostsFourPassesAndMore() {
        pass(10);
        fail(1);
        pass(11);
        assertEquals(Progress.Conclusion.COMPETENT, progress().conclusion());
        assertEquals(22, progress().chart().latest(CompetenceChart.Signal.COMPETENCE));
    }

    @Test
    void threeFailuresAfterCompetenceAreARelapseAndTheSearchBeginsAnew() {
        pass(17);
        assertEquals(1, progress().mastery());
        fail(2);
        assertEquals(Progress.Conclusion.COMPETENT, progress().conclusion());
        fail(1);
        assertEquals(Progress.Conclusion.RELAPSED, progress().conclusion());
        assertEquals(0, progress().mastery());
        pass(8);
        assertEquals(8 * LcCusum.SHIPPED.success() / 4.10, progress().mastery(), 1e-12);
        pass(9);
        assertEquals(Progress.Conclusion.COMPETENT, progress().conclusion());
    }

    @Test
    void aLongGoodRunHidesNoRelapse() {
        pass(60);
        fail(6);
        assertEquals(Progress.Conclusion.RELAPSED, progress().conclusion());
    }

    @Test
    void whatSaysNothingIsLeftOutAndCounted() {
        add(Mode.PRACTICE, Verdict.PASS, false, true);
        add(Mode.ASSESSMENT, Verdict.UNDECIDED, false, true);
        add(Mode.ASSESSMENT, Verdict.PASS, true, true);
        add(Mode.ASSESSMENT, Verdict.PASS, false, false);
        add(Mode.ASSESSMENT, Verdict.NOT_GRADABLE, false, true);
        pass(1);
        assertEquals(1, progress().series().size());
        assertEquals(
                Map.of(
                        Exclusion.VOID, 1L,
                        Exclusion.NO_ASSESSMENT, 1L,
                        Exclusion.NOT_GRADABLE, 1L,
                        Exclusion.UNDECIDED, 1L,
                        Exclusion.LOW_CONFIDENCE, 1L),
                progress().excluded());
        assertTrue(
                words().contains(
                                "Left out of this: 1 void, 1 practice or research, 1 not gradable, 1 undecided, 1 low confidence."),
                words());
    }

    @Test
    void whatNoPersonOperatedAtTheTimeIsLeftOutAndNamed() {
        add(Mode.ASSESSMENT, Provenance.SCRIPTED, Verdict.PASS, false, true);
        add(Mode.ASSESSMENT, Provenance.RECORDING, Verdict.PASS, false, true);
        add(Mode.ASSESSMENT, Provenance.CONTROLLER_EMULATED, Verdict.PASS, false, true);
        assertEquals(1, progress().series().size(), "with controllers it was a person all the same");
        assertEquals(
                Map.of(Exclusion.SCRIPTED, 1L, Exclusion.RECORDING, 1L),
                progress().excluded());
        assertTrue(words().contains("Left out of this: 1 operated by a script, 1 played from a recording."), words());
    }

    @Test
    void recordingsCanBeCountedToTryThingsOutAndTheWordsSaySo() {
        add(Mode.ASSESSMENT, Provenance.SCRIPTED, Verdict.PASS, false, true);
        add(Mode.ASSESSMENT, Provenance.RECORDING, Verdict.PASS, false, true);
        Progress tried = Progress.withRecordings(LEARNER, TASK, attempts);
        assertEquals(1, tried.series().size());
        assertEquals(Map.of(Exclusion.SCRIPTED, 1L), tried.excluded());
        String said = String.join("\n", ProgressWords.of(tried));
        assertTrue(said.contains("1 attempt of these came from recordings"), said);
    }

    @Test
    void twoPassesInARowAndTenMoreCompleteTheRepetitions() {
        pass(1);
        fail(1);
        pass(2);
        RepetitionCount two = progress().repetitions().orElseThrow();
        assertEquals(2, two.inARow());
        assertEquals(0, two.further());
        pass(9);
        fail(1);
        assertFalse(progress().repetitions().orElseThrow().done());
        pass(1);
        assertEquals(15, progress().repetitions().orElseThrow().doneAt());
    }

    @Test
    void aFailureBetweenBreaksARow() {
        pass(1);
        fail(1);
        pass(1);
        assertEquals(1, progress().repetitions().orElseThrow().inARow());
    }

    @Test
    void theOrderInWhichAttemptsAreGivenDoesNotMatter() {
        pass(5);
        fail(3);
        pass(9);
        Progress forward = progress();
        java.util.Collections.reverse(attempts);
        assertEquals(forward.series(), progress().series());
        assertEquals(forward.chart().points(), progress().chart().points());
    }

    @Test
    void anAttemptNotToBeBelievedIsLeftOutAndNamedWithTheReason() {
        pass(2);
        LoggedAttempt.Trust forged =
                new LoggedAttempt.Trust(LoggedAttempt.Signer.OWN, "grade.json is not as it was signed");
        add(Mode.ASSESSMENT, Provenance.HEADSET, Verdict.PASS, false, true, forged);
        assertEquals(2, progress().series().size());
        assertEquals(Map.of(Exclusion.ALTERED, 1L), progress().excluded());
        assertTrue(words().contains("Left out of this: 1 altered or damaged."), words());
        assertTrue(words().contains("0003 is not to be believed: grade.json is not as it was signed."), words());
    }

    @Test
    void attemptsThatNobodyOrAnotherKeySignedAreSaidToBeSo() {
        pass(2);
        add(
                Mode.ASSESSMENT,
                Provenance.HEADSET,
                Verdict.PASS,
                false,
                true,
                new LoggedAttempt.Trust(LoggedAttempt.Signer.NOBODY, ""));
        add(
                Mode.ASSESSMENT,
                Provenance.HEADSET,
                Verdict.PASS,
                false,
                true,
                new LoggedAttempt.Trust(LoggedAttempt.Signer.OTHER, ""));
        assertEquals(4, progress().series().size());
        assertTrue(words().contains("1 attempt that counts was signed by nobody"), words());
        assertTrue(words().contains("1 attempt that counts was signed with another key"), words());
    }

    @Test
    void attemptsOfDifferentRubricsAreSaidToBeSo() {
        pass(8);
        LoggedAttempt last = attempts.remove(7);
        attempts.add(new LoggedAttempt(
                last.session(),
                last.learner(),
                last.scenario(),
                "another",
                last.engine(),
                last.mode(),
                last.provenance(),
                last.guidedShare(),
                last.verdict(),
                last.score(),
                last.lowConfidence(),
                last.openedEpochMillis(),
                last.standing(),
                last.repetitions(),
                last.trust()));
        assertTrue(words().contains("graded by 2 different rubrics or engines"), words());
    }
}
