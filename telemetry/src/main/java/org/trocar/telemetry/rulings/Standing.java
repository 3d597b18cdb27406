package org.trocar.telemetry.rulings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trocar.core.grade.Blame;
import org.trocar.core.grade.Grade;

/**
 * What rulings have made of one session.
 *
 * @param sessionId which
 * @param adopted the adoption whose grade counts now; empty when the original does
 * @param voided the ruling that made the session void; empty when it is not
 * @param onErrors the rulings on its errors that hold now, one for each error, in the order they were made
 * @param onVerdict the last ruling on a verdict that was left open; it holds for the grade it names
 */
public record Standing(
        String sessionId,
        Optional<Ruling> adopted,
        Optional<Ruling> voided,
        List<Ruling> onErrors,
        Optional<Ruling> onVerdict) {
    public Standing {
        onErrors = List.copyOf(onErrors);
    }

    static Standing original(String sessionId) {
        return new Standing(sessionId, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /** Whether the attempt is part of the learner's progress. */
    public boolean counts() {
        return voided.isEmpty();
    }

    /** Whether anybody ruled on its errors or its verdict. */
    public boolean isRuledOn() {
        return !onErrors.isEmpty() || onVerdict.isPresent();
    }

    Standing after(Ruling ruling) {
        Ruling.Decision decision = ruling.decision();
        if (decision instanceof Ruling.Marking || decision instanceof Ruling.Unmarking) {
            return this;
        }
        if (decision instanceof Ruling.Adoption) {
            return new Standing(sessionId, Optional.of(ruling), voided, onErrors, onVerdict);
        }
        if (decision instanceof Ruling.OnError onError) {
            return new Standing(sessionId, adopted, voided, with(ruling, onError), onVerdict);
        }
        if (decision instanceof Ruling.OnVerdict) {
            return new Standing(sessionId, adopted, voided, onErrors, Optional.of(ruling));
        }
        return new Standing(
                sessionId,
                adopted,
                decision instanceof Ruling.Voiding ? Optional.of(ruling) : Optional.empty(),
                onErrors,
                onVerdict);
    }

    /** The ruling that settles a grade's verdict; empty when nobody did of this very grade. */
    public Optional<Ruling> onVerdict(String gradeHash) {
        return onVerdict.filter(
                ruling -> ((Ruling.OnVerdict) ruling.decision()).gradeHash().equals(gradeHash));
    }

    /** A later ruling on the same error takes the place of the earlier. */
    private List<Ruling> with(Ruling ruling, Ruling.OnError onError) {
        List<Ruling> all = new ArrayList<>(onErrors);
        all.removeIf(earlier -> {
            Ruling.OnError before = (Ruling.OnError) earlier.decision();
            return before.error() == onError.error()
                    && before.tick() == onError.tick()
                    && before.ring() == onError.ring();
        });
        all.add(ruling);
        return all;
    }

    /** Whose the errors of a grade were, by their index in it, as far as somebody ruled on them. */
    public Map<Integer, Blame> blames(Grade grade) {
        Map<Integer, Blame> blames = new TreeMap<>();
        for (Ruling ruling : onErrors) {
            Ruling.OnError onError = (Ruling.OnError) ruling.decision();
            for (int i = 0; i < grade.errors().size(); i++) {
                if (onError.isAbout(grade.errors().get(i))) {
                    blames.put(i, onError.blame());
                }
            }
        }
        return blames;
    }
}
