package org.trocar.server.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.trocar.core.rating.Rating;
import org.trocar.telemetry.ratings.SessionRatings;
import org.trocar.telemetry.ratings.StatedRating;

/** Shows what people gave a session, apart from its grade. */
final class RatingPrinter {
    private final Output output;

    RatingPrinter(Output output) {
        this.output = output;
    }

    void print(SessionRatings ratings) {
        if (!ratings.ratings().isEmpty()) {
            output.line("ratings by people, no part of the grade:");
            ratings.ratings().forEach(this::print);
        }
        ratings.problems().forEach(problem -> output.aside("a rating is left out: %s", problem));
    }

    void print(StatedRating stated) {
        Rating rating = stated.rating();
        output.line(
                "  %s %d of %d by %s, %s: %s",
                stated.scale(),
                rating.total(),
                rating.scale().most(),
                stated.rater(),
                stated.at(),
                rating.points().entrySet().stream()
                        .map(domain -> domain.getKey() + " " + domain.getValue())
                        .collect(Collectors.joining(", ")));
    }

    static List<Map<String, Object>> json(SessionRatings ratings) {
        return ratings.ratings().stream().map(RatingPrinter::json).toList();
    }

    static Map<String, Object> json(StatedRating stated) {
        Rating rating = stated.rating();
        return Json.object(
                "session", stated.session(),
                "scale", stated.scale(),
                "rater", stated.rater(),
                "at", stated.at(),
                "domains", rating.points(),
                "total", rating.total(),
                "most", rating.scale().most());
    }
}
