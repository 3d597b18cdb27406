package org.trocar.core.scenario;

import java.util.List;

/**
 * Whose runs a rubric's levels were derived from. Levels without one are "provisional".
 *
 * @param derived the day, as {@code 2030-01-31}
 * @param rule how levels were made of runs, and its source
 * @param metrics the criteria whose levels were derived; those of others stay provisional
 * @param experts whose runs, by name
 */
public record Standard(String derived, String rule, List<String> metrics, List<Expert> experts) {
    /** Fewer runs than this are no standard. */
    public static final int MIN_RUNS = 3;

    public Standard {
        metrics = List.copyOf(metrics);
        experts = List.copyOf(experts);
    }

    /** @param sessions the ids of this expert's runs */
    public record Expert(String name, List<String> sessions) {
        public Expert {
            sessions = List.copyOf(sessions);
        }
    }

    /** How many runs. */
    public int runs() {
        return experts.stream().mapToInt(expert -> expert.sessions().size()).sum();
    }
}
