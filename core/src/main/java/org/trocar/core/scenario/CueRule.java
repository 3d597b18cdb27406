package org.trocar.core.scenario;

/**
 * One rule of the coach.
 *
 * @param id of this rule within its scenario, such as {@code ring_dropped}
 * @param severity how urgent it is
 * @param trigger what sets it off
 * @param during what else has to hold
 * @param repeatSeconds the least time between two cues of this rule to one hand
 * @param textKey names its words in the catalogues of texts
 * @param text what happened in the first sentence, and then what to do about it, in the session's language; the key itself until a
 *     catalogue is at hand
 * @param hapticAmplitude 0 (none) to 1
 * @param hapticSeconds how long the haptic lasts
 * @param anchor what it is shown at
 */
public record CueRule(
        String id,
        Severity severity,
        CueTrigger trigger,
        CueCondition during,
        double repeatSeconds,
        String textKey,
        String text,
        double hapticAmplitude,
        double hapticSeconds,
        CueAnchor anchor) {

    /** The same rule in words. */
    public CueRule saying(String words) {
        return new CueRule(
                id, severity, trigger, during, repeatSeconds, textKey, words, hapticAmplitude, hapticSeconds, anchor);
    }
}
