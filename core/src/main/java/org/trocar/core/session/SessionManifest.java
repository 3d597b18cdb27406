package org.trocar.core.session;

import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.StartHands;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scenario.Scenario;

/**
 * Everything a run depends on besides its INPUT records, fixed at opening. With the journal it makes the grade.
 *
 * @param sessionId a UUIDv7
 * @param learner a pseudonym, never a name
 * @param scenario the operation as interpreted from the copy of its file
 * @param scenarioSha256 of that copy, lower-case hex
 * @param mode why the trainee operates
 * @param dominantHand the trainee's
 * @param attemptLabel free text, may be empty
 * @param device what sent the hands, free text
 * @param provenance where the hands come from
 * @param pace what ticks follow
 * @param tickHz 72, 80, 90 or 120
 * @param seed of everything random in the run
 * @param mastery the learner's mastery of this task at opening, 0 to 1
 * @param engine {@link Engine#VERSION} of the build that ran it
 * @param start how the field is placed when the hands never hold still, as the client proposed it
 * @param openedEpochMillis wall-clock time of opening: informational, never read by a score
 * @param gazeConsent whether the learner agreed that where they look is recorded; never read by a score
 */
public record SessionManifest(
        String sessionId,
        String learner,
        Scenario scenario,
        String scenarioSha256,
        Mode mode,
        Hand dominantHand,
        String attemptLabel,
        String device,
        Provenance provenance,
        Pace pace,
        int tickHz,
        long seed,
        double mastery,
        int engine,
        Optional<StartHands> start,
        long openedEpochMillis,
        boolean gazeConsent) {

    public long tickNanos() {
        return 1_000_000_000L / tickHz;
    }
}
