package org.trocar.core.scenario;

/** Why the trainee operates. An assessment is unguided: only safety cues are given. */
public enum Mode {
    PRACTICE,
    ASSESSMENT,
    RESEARCH
}
