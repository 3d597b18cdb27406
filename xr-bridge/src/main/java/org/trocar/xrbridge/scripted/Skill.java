package org.trocar.xrbridge.scripted;

/**
 * How a scripted trainee moves.
 *
 * @param reachSpeed peak speed of the instrument's tip in free reaches, m/s
 * @param fineSpeed peak speed near rings and pegs, m/s
 * @param tremorMetres amplitude of the hands' 8–12 Hz tremor, metres
 * @param lagSeconds from seeing to acting, 0 to 1 s
 * @param detour how far reaches swerve from the straight line, as a share of their length
 * @param hesitationSeconds mean pause before a movement
 */
public record Skill(
        double reachSpeed,
        double fineSpeed,
        double tremorMetres,
        double lagSeconds,
        double detour,
        double hesitationSeconds) {

    /** Quick, steady and straight. */
    public static final Skill GOOD = new Skill(0.42, 0.108, 0.00015, 0.1, 0.03, 0);

    /** Slow, shaky and roundabout, with pauses. */
    public static final Skill POOR = new Skill(0.14, 0.05, 0.0012, 0.3, 0.35, 0.5);

    static final double MAX_LAG_SECONDS = 1;

    public Skill {
        if (!(reachSpeed > 0 && fineSpeed > 0)) {
            throw new IllegalArgumentException(
                    "speeds are " + reachSpeed + " and " + fineSpeed + " m/s, but both must be above 0");
        }
        if (!(lagSeconds >= 0 && lagSeconds <= MAX_LAG_SECONDS)) {
            throw new IllegalArgumentException("lagSeconds is " + lagSeconds + ", but must be from 0 to 1");
        }
    }

    public Skill withTremorMetres(double metres) {
        return new Skill(reachSpeed, fineSpeed, metres, lagSeconds, detour, hesitationSeconds);
    }

    public Skill withLagSeconds(double seconds) {
        return new Skill(reachSpeed, fineSpeed, tremorMetres, seconds, detour, hesitationSeconds);
    }

    public Skill withHesitationSeconds(double seconds) {
        return new Skill(reachSpeed, fineSpeed, tremorMetres, lagSeconds, detour, seconds);
    }

    public Skill withSpeeds(double reach, double fine) {
        return new Skill(reach, fine, tremorMetres, lagSeconds, detour, hesitationSeconds);
    }
}
