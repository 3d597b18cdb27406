package org.trocar.telemetry.rulings;

import java.util.Optional;

/**
 * What rulings have made of one session.
 *
 * @param sessionId which
 * @param adopted the adoption whose grade counts now; empty when the original does
 * @param voided the ruling that made the session void; empty when it is not
 */
public record Standing(String sessionId, Optional<Ruling> adopted, Optional<Ruling> voided) {
    static Standing original(String sessionId) {
        return new Standing(sessionId, Optional.empty(), Optional.empty());
    }

    /** Whether the attempt is part of the learner's progress. */
    public boolean counts() {
        return voided.isEmpty();
    }

    Standing after(Ruling ruling) {
        Ruling.Decision decision = ruling.decision();
        if (decision instanceof Ruling.Adoption) {
            return new Standing(sessionId, Optional.of(ruling), voided);
        }
        return new Standing(
                sessionId, adopted, decision instanceof Ruling.Voiding ? Optional.of(ruling) : Optional.empty());
    }
}
