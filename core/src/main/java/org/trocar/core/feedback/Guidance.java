package org.trocar.core.feedback;

/**
 * How much guidance a trainee is given: with probability 1 below mastery 0.4, falling linearly to 0 at 0.95, so that skill does not come
 * to lean on it; in an assessment none. Safety cues are not guidance and are always given.
 *
 * @param assessment whether the run is an assessment
 * @param mastery of this task when the run opened, 0 to 1
 */
public record Guidance(boolean assessment, double mastery) {
    private static final double FULL_BELOW = 0.4;
    private static final double NONE_FROM = 0.95;

    public Guidance {
        if (!(mastery >= 0 && mastery <= 1)) {
            throw new IllegalArgumentException("mastery is " + mastery + "; give a share from 0 to 1");
        }
    }

    /** The share of non-safety cues to give, 0 to 1. */
    public double probability() {
        if (assessment) {
            return 0;
        }
        double fallen = (mastery - FULL_BELOW) / (NONE_FROM - FULL_BELOW);
        return 1 - Math.min(1, Math.max(0, fallen));
    }
}
