package org.trocar.core.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A learner's progress in plain words: where it stands, what is missing, and what not to conclude. */
public final class ProgressWords {
    private final Progress progress;
    private final List<String> lines = new ArrayList<>();

    private ProgressWords(Progress progress) {
        this.progress = progress;
    }

    /** Sentences, most important first. */
    public static List<String> of(Progress progress) {
        return new ProgressWords(progress).all();
    }

    private List<String> all() {
        say("%s", standing());
        missing();
        repetitions();
        curve();
        leftOut();
        cautions();
        return List.copyOf(lines);
    }

    private void say(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }

    private String standing() {
        CompetenceChart chart = progress.chart();
        int shown = chart.latest(CompetenceChart.Signal.COMPETENCE);
        return switch (progress.conclusion()) {
            case TOO_FEW ->
                String.format(
                        Locale.ROOT,
                        "%s %s; nothing is concluded from fewer than %d.",
                        attempts(progress.series().size()),
                        progress.series().size() == 1 ? "counts" : "count",
                        Progress.MIN_ATTEMPTS);
            case LEARNING ->
                String.format(
                        Locale.ROOT,
                        "Competence is not shown yet: %.0f %% of the evidence for it is there after %s.",
                        100 * chart.evidence(),
                        attempts(progress.series().size()));
            case COMPETENT ->
                "The attempts showed a failure rate like "
                        + percent(chart.learning().adequate())
                        + " rather than " + percent(chart.learning().inadequate()) + " at attempt " + shown
                        + ", and it has held since.";
            case RELAPSED ->
                "Competence was shown at attempt " + shown + " and lost at attempt "
                        + chart.latest(CompetenceChart.Signal.RELAPSE) + "; the search for it has begun anew, and "
                        + percent(chart.evidence()) + " of the evidence is there.";
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String attempts(int count) {
        return count == 1 ? "1 attempt" : count + " attempts";
    }

    private static String passes(int count) {
        return count == 1 ? "1 pass" : count + " passes";
    }

    private void missing() {
        int successes = progress.chart().successesMissing();
        if (successes > 0) {
            say(
                    "Missing: at least %s in unguided assessments, without a failure between them; each failure costs up to %.0f more.",
                    passes(successes),
                    Math.ceil(-progress.chart().learning().failure()
                            / progress.chart().learning().success()));
        }
    }

    private void repetitions() {
        if (progress.repetitions().isEmpty()) {
            return;
        }
        RepetitionCount count = progress.repetitions().get();
        if (count.done()) {
            say(
                    "Repetitions: all done at attempt %d (%d passes in a row and %d more).",
                    count.doneAt(), count.inARowAsked(), count.furtherAsked());
        } else {
            say(
                    "Repetitions towards proficiency: %d of %d passes in a row, then %d of %d more.",
                    count.inARow(), count.inARowAsked(), count.further(), count.furtherAsked());
        }
    }

    private void curve() {
        LearningCurve curve = progress.curve();
        if (curve.plateau().isPresent()) {
            say(
                    "Learning curve: scores approach %.1f points (one attempt scatters by %.1f).",
                    curve.plateau().getAsDouble(), curve.residual().orElse(0));
        }
        if (curve.attemptsToNinety().isPresent()) {
            ninety(Math.max(1, Math.ceil(curve.attemptsToNinety().getAsDouble())));
        } else {
            say("Learning curve: %s.", curve.whyUndefined());
        }
    }

    private void ninety(double attempt) {
        boolean guessed = attempt > progress.series().size();
        say(
                "90 %% of that plateau %s at attempt %.0f%s.",
                guessed ? "would be reached" : "was reached", attempt, guessed ? ", which is an extrapolation" : "");
    }

    private void leftOut() {
        if (!progress.excluded().isEmpty()) {
            say(
                    "Left out of this: %s.",
                    progress.excluded().entrySet().stream()
                            .map(entry ->
                                    entry.getValue() + " " + entry.getKey().label())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void altered() {
        for (LoggedAttempt attempt : progress.attempts()) {
            if (!attempt.trust().flaw().isEmpty()) {
                say(
                        "Session %s is not to be believed: %s. \"trocar verify\" says more; restore it from a copy, or re-grade and"
                                + " adopt if only its grade was changed.",
                        attempt.session(), attempt.trust().flaw());
            }
        }
    }

    private void signers() {
        long nobody = signedBy(LoggedAttempt.Signer.NOBODY);
        if (nobody > 0) {
            say(
                    "%s that %s signed by nobody: whoever can write the folder can have written the grade.",
                    attempts((int) nobody), nobody == 1 ? "counts was" : "count were");
        }
        long other = signedBy(LoggedAttempt.Signer.OTHER);
        if (other > 0) {
            say(
                    "%s that %s signed with another key than this data folder's; \"trocar verify --trust\" asks for one.",
                    attempts((int) other), other == 1 ? "counts was" : "count were");
        }
    }

    private long signedBy(LoggedAttempt.Signer signer) {
        return progress.series().stream()
                .filter(attempt -> attempt.trust().signer() == signer)
                .count();
    }

    private void cautions() {
        altered();
        signers();
        if (progress.yardsticks() > 1) {
            say(
                    "The attempts were graded by %d different rubrics or engines, so that their scores are not alike; re-grade"
                            + " them by one and adopt that.",
                    progress.yardsticks());
        }
        long recorded = progress.series().stream()
                .filter(attempt -> !attempt.provenance().live())
                .count();
        if (recorded > 0) {
            say(
                    "%s of these came from recordings, not from a person at the time: this is to try things out, and says nothing of anybody's progress.",
                    attempts((int) recorded));
        }
        if (progress.chart().attemptsOfThisSearch()
                > progress.chart().learning().attempts()) {
            say(
                    "The limit was worked out for %d attempts; after more, a false signal is likelier than its %.0f %%.",
                    progress.chart().learning().attempts(),
                    Math.ceil(100 * progress.chart().learning().falseCompetence()));
        }
        say("This is training feedback about one simulated task, not a certificate of competence.");
    }
}
