package org.trocar.core.rating;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A global rating scale: each domain is given 1 to 5 points by a person who watched. */
public enum RatingScale {
    /** Global Operative Assessment of Laparoscopic Skills: Vassiliou et al. 2005, doi 10.1016/j.amjsurg.2005.04.004. 5 to 25. */
    GOALS("goals", "depth_perception", "bimanual_dexterity", "efficiency", "tissue_handling", "autonomy"),
    /** Global Evaluative Assessment of Robotic Skills: Goh et al. 2012, doi 10.1016/j.juro.2011.09.032. 6 to 30. */
    GEARS(
            "gears",
            "depth_perception",
            "bimanual_dexterity",
            "efficiency",
            "force_sensitivity",
            "autonomy",
            "robotic_control"),
    /** GEARS without autonomy, as crowds rate videos by C-SATS. 5 to 25. */
    GEARS_C_SATS(
            "gears-c-sats",
            "depth_perception",
            "bimanual_dexterity",
            "efficiency",
            "force_sensitivity",
            "robotic_control"),
    /** The global rating scale of the Objective Structured Assessment of Technical Skills: Martin et al. 1997, doi 10.1046/j.1365-2168.1997.02502.x. 7 to 35. */
    OSATS(
            "osats",
            "respect_for_tissue",
            "time_and_motion",
            "instrument_handling",
            "knowledge_of_instruments",
            "use_of_assistants",
            "flow_of_operation",
            "knowledge_of_procedure");

    /** The least a domain can be given. */
    public static final int LEAST = 1;

    /** The most a domain can be given. */
    public static final int MOST = 5;

    private final String key;
    private final List<String> domains;

    RatingScale(String key, String... domains) {
        this.key = key;
        this.domains = List.of(domains);
    }

    /** The stable name. */
    public String key() {
        return key;
    }

    /** Keys, in the scale's order. */
    public List<String> domains() {
        return domains;
    }

    /** The least total. */
    public int least() {
        return LEAST * domains.size();
    }

    /** The highest total. */
    public int most() {
        return MOST * domains.size();
    }

    public static Optional<RatingScale> named(String key) {
        return Stream.of(values())
                .filter(scale -> scale.key.equals(key.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
