package org.trocar.server.live;

import java.util.Optional;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.StartHands;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;

/**
 * What a client wants opened, every value in its range.
 *
 * @param device what sends the hands, for the record
 * @param holdsTool whether a hand holds a tool without buttons, which cannot close jaws
 * @param seed 0 leaves it to the server
 * @param language what cues and summary should be written in
 * @param gazeConsent whether the learner agreed that where they look is recorded
 */
record OpenRequest(
        String learner,
        LoadedScenario scenario,
        Mode mode,
        Hand dominantHand,
        String attemptLabel,
        String device,
        boolean holdsTool,
        Provenance provenance,
        Pace pace,
        int tickHz,
        long seed,
        String language,
        Optional<StartHands> start,
        boolean gazeConsent) {}
