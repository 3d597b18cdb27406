package org.trocar.core.scenario;

/**
 * One rule of the coach. A continuous condition (a speed, a duration) raises its cue above {@code on} and re-arms only below {@code off};
 * an event's cue has both 0.
 *
 * @param kind what it reacts to
 * @param severity how urgent it is
 * @param on raises the cue, in the unit of its kind: m/s for a speed, seconds for a duration, 0 for an event
 * @param off re-arms it, same unit, at most {@code on}
 * @param withinMetres for {@link CueKind#TOO_FAST_NEAR_PEG}, how near to a peg's top counts as near; 0 for the others
 * @param repeatSeconds the least time between two cues of this rule to one hand
 * @param text what happened and what to do about it
 * @param hapticAmplitude 0 (none) to 1
 * @param hapticSeconds how long the haptic lasts
 */
public record CueRule(
        CueKind kind,
        Severity severity,
        double on,
        double off,
        double withinMetres,
        double repeatSeconds,
        String text,
        double hapticAmplitude,
        double hapticSeconds) {}
