package org.trocar.core.scenario;

/** How urgent a cue is. A safety cue is always given; the others are rate-limited and withheld in an assessment. */
public enum Severity {
    INFORMATION,
    WARNING,
    SAFETY
}
