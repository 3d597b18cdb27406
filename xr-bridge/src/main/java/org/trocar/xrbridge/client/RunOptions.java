package org.trocar.xrbridge.client;

import org.trocar.core.hands.Hand;
import org.trocar.protos.v1.Clock;
import org.trocar.protos.v1.Mode;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Pace;

/**
 * What a run is opened with, whoever's hands it gets.
 *
 * @param learner a pseudonym: 1 to 64 letters, digits, '-' and '_'
 * @param scenarioId such as "peg-transfer"
 * @param mode what the run is for
 * @param dominant the learner's dominant hand
 * @param attemptLabel may be empty
 * @param pace real time, or lockstep: as fast as server and client can
 * @param tickHz 72, 80, 90 or 120
 * @param seed of all that is random in the session; 0 leaves it to the server
 * @param language what cues and summary should be written in, such as "de"
 */
public record RunOptions(
        String learner,
        String scenarioId,
        Mode mode,
        Hand dominant,
        String attemptLabel,
        Pace pace,
        int tickHz,
        long seed,
        String language) {

    private static final int PROTOCOL_VERSION = 1;

    /** A right-handed learner's practice in lockstep at 90 Hz, the same each time. */
    public static RunOptions lockstep(String learner, String scenarioId) {
        return new RunOptions(learner, scenarioId, Mode.MODE_PRACTICE, Hand.RIGHT, "", Pace.PACE_LOCKSTEP, 90, 1, "en");
    }

    public RunOptions withDominant(Hand hand) {
        return new RunOptions(learner, scenarioId, mode, hand, attemptLabel, pace, tickHz, seed, language);
    }

    public RunOptions withPace(Pace newPace) {
        return new RunOptions(learner, scenarioId, mode, dominant, attemptLabel, newPace, tickHz, seed, language);
    }

    public RunOptions withMode(Mode newMode) {
        return new RunOptions(learner, scenarioId, newMode, dominant, attemptLabel, pace, tickHz, seed, language);
    }

    public RunOptions withAttemptLabel(String label) {
        return new RunOptions(learner, scenarioId, mode, dominant, label, pace, tickHz, seed, language);
    }

    public RunOptions withSeed(long newSeed) {
        return new RunOptions(learner, scenarioId, mode, dominant, attemptLabel, pace, tickHz, newSeed, language);
    }

    public RunOptions withLanguage(String newLanguage) {
        return new RunOptions(learner, scenarioId, mode, dominant, attemptLabel, pace, tickHz, seed, newLanguage);
    }

    /** @param hz 72, 80, 90 or 120 */
    public RunOptions withTickHz(int hz) {
        return new RunOptions(learner, scenarioId, mode, dominant, attemptLabel, pace, hz, seed, language);
    }

    public boolean inLockstep() {
        return pace == Pace.PACE_LOCKSTEP;
    }

    public long tickNanos() {
        return 1_000_000_000L / tickHz;
    }

    /** An opening message that lacks only provenance, device and placement. */
    public Open.Builder open() {
        return Open.newBuilder()
                .setProtocolVersion(PROTOCOL_VERSION)
                .setClientName("trocar xr-bridge")
                .setLearnerPseudonym(learner)
                .setScenarioId(scenarioId)
                .setMode(mode)
                .setDominantHand(
                        dominant == Hand.LEFT
                                ? org.trocar.protos.v1.Hand.HAND_LEFT
                                : org.trocar.protos.v1.Hand.HAND_RIGHT)
                .setAttemptLabel(attemptLabel)
                .setPace(pace)
                .setTickRateHz(tickHz)
                .setSeed(seed)
                .setLanguage(language)
                .setClock(Clock.newBuilder().setName("System.nanoTime").setResolutionNanos(1));
    }
}
