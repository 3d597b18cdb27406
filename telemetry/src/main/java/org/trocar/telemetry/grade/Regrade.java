package org.trocar.telemetry.grade;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.trocar.core.session.Engine;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.replay.Divergence;

/**
 * What came of replaying a session from its folder.
 *
 * @param grade made by the replay
 * @param stored the grade in the folder; empty when the session was interrupted, aborted, or is still running
 * @param recordedEngine the engine that ran the session
 * @param ticks how many ticks were replayed
 * @param divergence where the replay first differed from the recording, under the same engine
 * @param damage what is wrong with the folder or its journal, in order; with any, the replay stopped before it. A last tick that was interrupted is
 *     told here too, and is {@linkplain Damage#grave not grave}
 */
public record Regrade(
        GradeDocument grade,
        Optional<GradeDocument> stored,
        int recordedEngine,
        long ticks,
        Optional<Divergence> divergence,
        List<Damage> damage) {

    /** What it comes to. */
    public enum Outcome {
        /** Every sealed tick and, where there is one, the stored grade are the same, bit for bit. */
        IDENTICAL,
        /** The record is sound and this engine makes something else of it: a fault of the program's. */
        DIVERGED,
        /** The record is not what was written, or not all of it. */
        DAMAGED,
        /** Another engine ran the session, so other results are no surprise. */
        OTHER_ENGINE
    }

    public Regrade {
        damage = List.copyOf(damage);
    }

    public Outcome outcome() {
        if (damage.stream().anyMatch(Damage::grave)) {
            return Outcome.DAMAGED;
        }
        if (recordedEngine != Engine.VERSION) {
            return Outcome.OTHER_ENGINE;
        }
        return divergence.isEmpty() && storedGradeMet() ? Outcome.IDENTICAL : Outcome.DIVERGED;
    }

    /** Whether the record makes the grade, whatever became of the one that was stored. */
    public boolean recordHolds() {
        return divergence.isEmpty()
                && damage.stream().filter(Damage::grave).allMatch(found -> found.kind() == Damage.Kind.GRADE_CHANGED);
    }

    private boolean storedGradeMet() {
        return stored.isEmpty() || stored.get().gradeHash().equals(grade.gradeHash());
    }

    /** A changed manifest explains whatever differs. */
    private String blame() {
        String now = grade.grade().manifestSha256();
        boolean changed =
                stored.isPresent() && !stored.get().grade().manifestSha256().equals(now);
        return changed ? "manifest.json was changed since the run was graded; " : "";
    }

    /** Where a killed session breaks off, if within a tick. */
    private String interruption() {
        return damage.stream().map(found -> "; " + found.message()).collect(Collectors.joining());
    }

    private String otherHash() {
        return "every tick is the same, but the grade differs: stored hash "
                + stored.orElseThrow().gradeHash() + ", re-graded hash " + grade.gradeHash();
    }

    /** The first tick that is not as it was recorded, as far as it is known. */
    public OptionalLong firstBadTick() {
        if (divergence.isPresent()) {
            return OptionalLong.of(divergence.get().tick());
        }
        return damage.stream()
                .filter(found -> found.grave() && found.record() > 0 && found.kind() != Damage.Kind.CHANGED)
                .mapToLong(Damage::tick)
                .findFirst();
    }

    /** One sentence for people. */
    public String message() {
        return switch (outcome()) {
            case IDENTICAL ->
                stored.isPresent()
                        ? "identical, hash " + grade.gradeHash()
                        : "every tick meets its seal; there is no stored grade to compare with, hash "
                                + grade.gradeHash() + interruption();
            case DAMAGED ->
                divergence.map(first -> first.message() + "; ").orElse("")
                        + damage.stream().map(Damage::message).collect(Collectors.joining("; "));
            case OTHER_ENGINE ->
                "re-graded under engine " + Engine.VERSION + " (run under engine " + recordedEngine + "), hash "
                        + grade.gradeHash();
            case DIVERGED -> blame() + divergence.map(Divergence::message).orElseGet(this::otherHash);
        };
    }
}
