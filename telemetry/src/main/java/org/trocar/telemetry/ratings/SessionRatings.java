package org.trocar.telemetry.ratings;

import java.util.List;

/**
 * What a session was given.
 *
 * @param ratings the latest of each rater on each scale, in the order they were given
 * @param problems statements that cannot be relied on, each with the reason: they count for nothing
 */
public record SessionRatings(List<StatedRating> ratings, List<String> problems) {
    public SessionRatings {
        ratings = List.copyOf(ratings);
        problems = List.copyOf(problems);
    }
}
