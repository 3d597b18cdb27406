package org.trocar.telemetry.ratings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trocar.core.rating.IntraclassCorrelation;
import org.trocar.core.rating.RatingScale;

/**
 * How far raters agree about sessions on a scale's total.
 *
 * @param scale which
 * @param correlation ICC(2,1) over the sessions below
 * @param raters in alphabetical order
 * @param sessions that all of them rated, by id
 * @param leftOut sessions that only some of them rated, each with who did not
 */
public record Agreement(
        RatingScale scale,
        IntraclassCorrelation correlation,
        List<String> raters,
        List<String> sessions,
        List<String> leftOut) {

    public Agreement {
        raters = List.copyOf(raters);
        sessions = List.copyOf(sessions);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * @param ratings at most one of each rater and session on the scale; those on others are passed over
     * @param only the raters that are meant; empty for all
     */
    public static Agreement of(RatingScale scale, List<StatedRating> ratings, Set<String> only) {
        Map<String, Map<String, Integer>> totals = new TreeMap<>();
        Set<String> raters = new TreeSet<>(only);
        for (StatedRating rating : ratings) {
            if (rating.scale().equals(scale.key()) && (only.isEmpty() || only.contains(rating.rater()))) {
                raters.add(rating.rater());
                totals.computeIfAbsent(rating.session(), session -> new TreeMap<>())
                        .put(rating.rater(), rating.rating().total());
            }
        }
        return of(scale, totals, raters);
    }

    private static Agreement of(RatingScale scale, Map<String, Map<String, Integer>> totals, Set<String> raters) {
        List<String> sessions = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        totals.forEach((session, given) -> {
            Set<String> missing = new TreeSet<>(raters);
            missing.removeAll(given.keySet());
            if (missing.isEmpty()) {
                sessions.add(session);
            } else {
                leftOut.add(session + " was not rated by " + String.join(", ", missing));
            }
        });
        double[][] matrix = sessions.stream()
                .map(session -> raters.stream()
                        .mapToDouble(rater -> totals.get(session).get(rater))
                        .toArray())
                .toArray(double[][]::new);
        return new Agreement(scale, IntraclassCorrelation.of(matrix), List.copyOf(raters), sessions, leftOut);
    }
}
