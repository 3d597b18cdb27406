package org.trocar.server.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trocar.core.rating.IntraclassCorrelation;
import org.trocar.core.rating.Rating;
import org.trocar.core.rating.RatingScale;
import org.trocar.telemetry.archive.SessionFilter;
import org.trocar.telemetry.ratings.Agreement;
import org.trocar.telemetry.ratings.Ratings;
import org.trocar.telemetry.ratings.SessionRatings;
import org.trocar.telemetry.ratings.StatedRating;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.store.SessionStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rate",
        footer = {"  trocar rate --scales", "  trocar rate --agreement --scale goals --sessions scenario=peg-transfer"},
        header = "Keeps what a human rater gave a session, or says how far raters agree.",
        description = {
            "A rating is signed and lies beside the grade, in ratings/ of the data folder; it is no part of the grade. The system never",
            "rates by itself. With --scales the scales and their domains are listed; with --agreement ICC(2,1) of the totals is worked out."
        })
final class RateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", arity = "0..1", description = "The session's id, or enough of its beginning.")
    private String session;

    @Option(names = "--scale", paramLabel = "SCALE", description = "goals, gears, gears-c-sats or osats.")
    private String scale;

    @Option(
            names = "--rater",
            paramLabel = "NAME",
            description = "Who rates. With --agreement whose ratings are meant, once for each (default: all).")
    private List<String> raters = List.of();

    @Option(
            names = "--domain",
            paramLabel = "KEY=POINTS",
            description = "1 to 5 points, once for each of the scale's domains.")
    private Map<String, Integer> domains = Map.of();

    @Option(names = "--scales", description = "List the scales and their domains.")
    private boolean scales;

    @Option(names = "--agreement", description = "How far raters agree on a scale's totals.")
    private boolean agreement;

    @Option(
            names = "--sessions",
            arity = "1..*",
            paramLabel = "FILTER",
            description = "With --agreement, which sessions: " + SessionFilter.HELP + " (default: all).")
    private List<String> filters = List.of();

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        if (scales) {
            return listScales();
        }
        if (session != null) {
            data.stored(session);
        }
        RatingScale chosen = chosen();
        return agreement ? agree(chosen) : rate(chosen);
    }

    private RatingScale chosen() {
        String known = Stream.of(RatingScale.values()).map(RatingScale::key).collect(Collectors.joining(", "));
        if (scale == null) {
            throw UserError.usage("--scale is missing; give one of " + known);
        }
        return RatingScale.named(scale)
                .orElseThrow(() -> UserError.usage("--scale is \"" + scale + "\"; give one of " + known));
    }

    private int listScales() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (RatingScale each : RatingScale.values()) {
            output.line("%-13s %d to %d: %s", each.key(), each.least(), each.most(), String.join(", ", each.domains()));
            all.add(Json.object(
                    "scale", each.key(), "least", each.least(), "most", each.most(), "domains", each.domains()));
        }
        output.line("each domain is given %d to %d", RatingScale.LEAST, RatingScale.MOST);
        output.answer(Json.object("scales", all));
        return ExitCodes.DONE;
    }

    private int rate(RatingScale chosen) throws IOException {
        if (session == null || raters.size() != 1 || raters.get(0).isBlank()) {
            throw UserError.usage("give SESSION and one --rater; \"trocar rate --scales\" lists the domains to give");
        }
        StatedRating stated;
        try {
            stated = new Ratings(data.path())
                    .add(data.stored(session), raters.get(0), new Rating(chosen, domains), Instant.now());
        } catch (IllegalArgumentException e) {
            throw UserError.usage("nothing was kept: " + e.getMessage());
        }
        RatingPrinter printer = new RatingPrinter(output);
        printer.print(stated);
        output.answer(RatingPrinter.json(stated));
        return ExitCodes.DONE;
    }

    private int agree(RatingScale chosen) throws IOException {
        if (session != null || !domains.isEmpty()) {
            throw UserError.usage("--agreement takes --sessions FILTER, no SESSION and no --domain");
        }
        List<StatedRating> ratings = new ArrayList<>();
        SessionFilter filter = filters.isEmpty() ? SessionFilter.all() : Filters.of(filters);
        Rulings rulings = Rulings.read(data.path());
        for (SessionStore.Entry entry : data.store().list().sessions()) {
            if (filter.takes(entry, rulings)) {
                SessionRatings given = new Ratings(data.path()).of(entry.folder());
                given.problems().forEach(problem -> output.remark("left out: %s", problem));
                ratings.addAll(given.ratings());
            }
        }
        Agreement result = Agreement.of(chosen, ratings, new TreeSet<>(raters));
        print(result);
        output.answer(json(result));
        return result.correlation().value().isPresent() ? ExitCodes.DONE : ExitCodes.NO;
    }

    private void print(Agreement result) {
        if (result.correlation().value().isPresent()) {
            IntraclassCorrelation icc = result.correlation();
            output.line(
                    "ICC(2,1) of %s: %.2f%s over %d sessions rated by %d people (%s)",
                    result.scale().key(),
                    icc.value().getAsDouble(),
                    icc.interval().map(RateCommand::words).orElse(", no interval,"),
                    result.sessions().size(),
                    result.raters().size(),
                    String.join(", ", result.raters()));
            caution(icc).ifPresent(words -> output.line("  %s", words));
        } else {
            output.line(
                    "no agreement on %s: %s",
                    result.scale().key(), result.correlation().whyUndefined());
        }
        result.leftOut().forEach(left -> output.line("  left out: %s", left));
    }

    private static String words(IntraclassCorrelation.Interval interval) {
        return String.format(Locale.ROOT, " (95 %% interval %.2f to %.2f)", interval.low(), interval.high());
    }

    private static Optional<String> caution(IntraclassCorrelation icc) {
        return icc.value().isEmpty() || icc.enough()
                ? Optional.empty()
                : Optional.of("from fewer than " + IntraclassCorrelation.ENOUGH_SUBJECTS + " sessions or "
                        + IntraclassCorrelation.ENOUGH_RATERS + " raters: go by the interval, not by the value");
    }

    private static Map<String, Object> json(Agreement result) {
        Optional<IntraclassCorrelation.Interval> interval = result.correlation().interval();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scale", result.scale().key());
        json.put(
                "icc_2_1",
                result.correlation().value().isPresent()
                        ? Json.number(result.correlation().value().getAsDouble())
                        : null);
        json.put("icc_2_1_low", interval.map(ends -> Json.number(ends.low())).orElse(null));
        json.put("icc_2_1_high", interval.map(ends -> Json.number(ends.high())).orElse(null));
        json.put("caution", caution(result.correlation()).orElse(null));
        json.put("why_undefined", result.correlation().whyUndefined());
        json.put("n_sessions", result.sessions().size());
        json.put("k_raters", result.raters().size());
        json.put("raters", result.raters());
        json.put("sessions", result.sessions());
        json.put("left_out", result.leftOut());
        return json;
    }
}
