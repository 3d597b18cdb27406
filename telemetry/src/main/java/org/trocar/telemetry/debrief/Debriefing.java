package org.trocar.telemetry.debrief;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.trocar.core.grade.Grade.ErrorEntry;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.Rubric;
import org.trocar.telemetry.debrief.Debrief.Compared;
import org.trocar.telemetry.debrief.Debrief.Effect;

/** Answers one question about a recorded run: works out the fork, runs the fork and the sham, and compares. */
public final class Debriefing {
    /** What is shown before the fork. */
    private static final double LEAD_SECONDS = 1;

    private final DebriefedRun run;
    private final Question question;
    private final LongConsumer progress;
    private final ErrorEntry error;
    private final RunTrace recorded;
    private final Remedy remedy;
    private final long fromTick;
    private final double horizonSeconds;
    private final long horizonTick;

    private Debriefing(DebriefedRun run, Question question, LongConsumer progress) {
        this.run = run;
        this.question = question;
        this.progress = progress;
        error = run.errors().get(question.error());
        recorded = run.trace();
        remedy = new Remedy(recorded, error, run.tickHz());
        fromTick = question.atTick().orElseGet(remedy::fromTick);
        if (fromTick < 1 || fromTick > recorded.ticks()) {
            throw new IllegalArgumentException(
                    "there is no tick " + fromTick + " to fork at: this run has ticks 1 to " + recorded.ticks());
        }
        horizonSeconds = error.seconds() + question.horizonSeconds();
        horizonTick = recorded.tickAt(horizonSeconds);
    }

    /**
     * Runs the recorded hands at least twice more.
     *
     * @param progress is told the number of each tick of any run after it
     * @throws IllegalArgumentException when the run has no such tick
     */
    public static Debrief of(DebriefedRun run, Question question, LongConsumer progress) {
        return new Debriefing(run, question, progress).debrief();
    }

    private Debrief debrief() {
        Attempt attempt = suppress(remedy.againTicks(fromTick));
        InertJaws inert = attempt.inert();
        Rerun sham = run.fork(inert.sham(), progress);
        return new Debrief(
                error,
                new ErrorNames(run.grade()).byKind(question.error()),
                remedy.asked(),
                cost(run.rubric()),
                inert,
                times(inert),
                compared(run.rerun()),
                compared(sham),
                compared(attempt.fork()),
                attempt.effect(),
                changes(attempt.match()));
    }

    private Debrief.Times times(InertJaws inert) {
        return new Debrief.Times(
                remedy.fromTick(),
                beginning(remedy.fromTick()),
                beginning(fromTick),
                beginning(Math.min(inert.untilTick(), recorded.ticks())),
                horizonSeconds);
    }

    private double beginning(long tick) {
        return tick == 1 ? 0 : recorded.seconds(tick - 1);
    }

    private record Attempt(InertJaws inert, Rerun fork, ErrorMatch match, Effect effect) {}

    /** As briefly as possible: what merely comes later is kept off for longer, at most to the horizon. */
    private Attempt suppress(List<Long> again) {
        Attempt first = null;
        for (long untilTick : untilTicks(again)) {
            Attempt attempt = attempt(untilTick);
            if (attempt.effect() == Effect.SUPPRESSED) {
                return attempt;
            }
            first = first == null ? attempt : first;
        }
        return first;
    }

    private List<Long> untilTicks(List<Long> again) {
        if (question.forSeconds().isPresent()) {
            double seconds = question.forSeconds().getAsDouble();
            return List.of(fromTick + Math.max(1, Math.round(seconds * run.tickHz())));
        }
        if (!again.isEmpty() && again.get(0) <= remedy.fromTick()) {
            return again.subList(0, 1);
        }
        List<Long> ticks = new ArrayList<>(again);
        ticks.removeIf(tick -> tick > horizonTick);
        ticks.add(Math.max(horizonTick, fromTick) + 1);
        return ticks;
    }

    private Attempt attempt(long untilTick) {
        InertJaws inert = new InertJaws(remedy.hands(), fromTick, untilTick);
        Rerun fork = run.fork(inert, progress);
        ErrorMatch match = new ErrorMatch(run.errors(), fork.grade().errors(), error);
        return new Attempt(inert, fork, match, effect(inert, match));
    }

    private Effect effect(InertJaws inert, ErrorMatch match) {
        if (!match.vanished().contains(error)) {
            return unsuppressed(inert);
        }
        boolean again = withinHorizon(match.appeared()).stream()
                .anyMatch(it -> it.kind() == error.kind() && it.ring() == error.ring());
        return again ? Effect.PUT_OFF : Effect.SUPPRESSED;
    }

    private Effect unsuppressed(InertJaws inert) {
        if (inert.fromTick() > remedy.latestTick()) {
            return Effect.FORKED_TOO_LATE;
        }
        return inert.untilTick() <= remedy.fromTick() ? Effect.FORKED_TOO_EARLY : Effect.NOT_SUPPRESSED;
    }

    private Debrief.Cost cost(Rubric rubric) {
        long began = remedy.fromTick();
        List<Long> again = remedy.againTicks(began);
        boolean penalised = rubric.penalised().contains(error.kind());
        return new Debrief.Cost(
                penalised ? rubric.secondsPerError() : 0,
                rubric.gates().contains(error.kind()),
                again.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(recorded.seconds(again.get(0)) - recorded.seconds(began)));
    }

    private Debrief.ErrorChanges changes(ErrorMatch match) {
        List<ErrorEntry> vanished = withinHorizon(match.vanished());
        List<ErrorEntry> appeared = withinHorizon(match.appeared());
        return new Debrief.ErrorChanges(
                vanished,
                appeared,
                match.vanished().size() - vanished.size(),
                match.appeared().size() - appeared.size());
    }

    private List<ErrorEntry> withinHorizon(List<ErrorEntry> errors) {
        return errors.stream().filter(it -> it.seconds() <= horizonSeconds).toList();
    }

    private Compared compared(Rerun other) {
        return new Compared(other.trace().ticks(), firstDifference(other.trace()), summary(other));
    }

    /** A run that ends sooner or later differs there. */
    private OptionalLong firstDifference(RunTrace other) {
        long shared = Math.min(recorded.ticks(), other.ticks());
        for (long tick = 1; tick <= shared; tick++) {
            if (recorded.stateHash(tick) != other.stateHash(tick)) {
                return OptionalLong.of(tick);
            }
        }
        return recorded.ticks() == other.ticks() ? OptionalLong.empty() : OptionalLong.of(shared + 1);
    }

    private RunSummary summary(Rerun other) {
        RunTrace trace = other.trace();
        double from = beginning(fromTick) - LEAD_SECONDS;
        return new RunSummary(
                trace.transfers(horizonTick),
                trace.pathMetres(Hand.LEFT, fromTick, horizonTick),
                trace.pathMetres(Hand.RIGHT, fromTick, horizonTick),
                other.grade(),
                trace.happenings().stream()
                        .filter(it -> it.seconds() >= from && it.tick() <= horizonTick)
                        .toList());
    }
}
