package org.trocar.telemetry.ratings;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trocar.core.rating.Rating;
import org.trocar.core.rating.RatingScale;

/**
 * What one person gave one session, as its statement holds it.
 *
 * @param number counted from 1 for each session, without a gap; 0 in a statement of before ratings were chained
 * @param previous SHA-256 of the session's statement before, lower-case hex; empty for the first
 * @param session which
 * @param journalSha256 of what was rated, lower-case hex
 * @param rater who
 * @param scale its key
 * @param points by domain
 * @param at when, ISO 8601 in UTC
 */
public record StatedRating(
        int number,
        String previous,
        String session,
        String journalSha256,
        String rater,
        String scale,
        Map<String, Integer> points,
        String at) {
    /** What keys stand for that statements had not before ratings were chained. */
    static final String ABSENT_UNCHAINED = "{\"number\": 0, \"previous\": \"\"}";

    public StatedRating {
        if (rater == null || rater.isBlank()) {
            throw new IllegalArgumentException("rater is empty; who rates says who they are");
        }
        points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
        try {
            Instant.parse(at);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("at is " + at + "; it should be a time such as 2030-01-31T12:00:00Z", e);
        }
    }

    /** @throws IllegalArgumentException when it is none of a scale that this version knows */
    public Rating rating() {
        RatingScale known = RatingScale.named(scale)
                .orElseThrow(() -> new IllegalArgumentException("there is no rating scale \"" + scale + "\""));
        return new Rating(known, points);
    }
}
