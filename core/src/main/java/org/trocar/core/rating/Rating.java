package org.trocar.core.rating;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one person gave one attempt.
 *
 * @param scale which
 * @param points for every domain of the scale, in its order, 1 to 5
 */
public record Rating(RatingScale scale, Map<String, Integer> points) {
    /** @throws IllegalArgumentException naming every domain that is missing, unknown or out of range */
    public Rating {
        List<String> wrong = new ArrayList<>();
        for (String domain : scale.domains()) {
            Integer given = points.get(domain);
            if (given == null) {
                wrong.add(domain + " is missing");
            } else if (given < RatingScale.LEAST || given > RatingScale.MOST) {
                wrong.add(domain + " is " + given + "; give " + RatingScale.LEAST + " to " + RatingScale.MOST);
            }
        }
        points.keySet().stream()
                .filter(domain -> !scale.domains().contains(domain))
                .forEach(domain -> wrong.add(domain + " is no domain of " + scale.key() + "; there are "
                        + String.join(", ", scale.domains())));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
        points = inOrder(scale, points);
    }

    private static Map<String, Integer> inOrder(RatingScale scale, Map<String, Integer> points) {
        Map<String, Integer> ordered = new LinkedHashMap<>();
        scale.domains().forEach(domain -> ordered.put(domain, points.get(domain)));
        return Collections.unmodifiableMap(ordered);
    }

    /** The sum of all domains. */
    public int total() {
        return points.values().stream().mapToInt(Integer::intValue).sum();
    }
}
