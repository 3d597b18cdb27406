package org.trocar.server.cli;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.trocar.core.grade.Verdict;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.store.SessionStore;

/**
 * Which sessions are meant, as {@code learner=…}, {@code scenario=…}, {@code from=…}, {@code to=…} and {@code verdict=…}: of one key any,
 * of different keys all have to fit. Days are UTC's and belong to the range on both sides.
 */
final class SessionFilter implements Predicate<SessionStore.Entry> {
    static final String HELP = "learner=, scenario=, from=, to= (day or instant, UTC) or verdict=";

    private final Map<String, List<Predicate<SessionStore.Entry>>> byKey = new LinkedHashMap<>();

    private final Rulings rulings;

    private SessionFilter(Rulings rulings) {
        this.rulings = rulings;
    }

    /** A filter that every session fits. */
    static SessionFilter all(Rulings rulings) {
        return new SessionFilter(rulings);
    }

    /**
     * @param rulings say which grade's verdict is meant
     * @throws UserError naming the filter that is none
     */
    static SessionFilter of(List<String> filters, Rulings rulings) {
        SessionFilter all = new SessionFilter(rulings);
        for (String filter : filters) {
            int equals = filter.indexOf('=');
            if (equals < 1 || equals == filter.length() - 1) {
                throw UserError.usage("\"" + filter + "\" is no filter; use " + HELP);
            }
            String key = filter.substring(0, equals).toLowerCase(Locale.ROOT);
            all.byKey
                    .computeIfAbsent(key, it -> new ArrayList<>())
                    .add(all.predicate(filter, key, filter.substring(equals + 1)));
        }
        return all;
    }

    private Predicate<SessionStore.Entry> predicate(String filter, String key, String value) {
        return switch (key) {
            case "learner" -> entry -> entry.manifest().learner().equals(value);
            case "scenario" -> entry -> entry.manifest().scenario().id().equals(value);
            case "from" -> from(instant(filter, value, 0));
            case "to" -> to(instant(filter, value, 1));
            case "verdict" -> verdict(filter, value);
            default -> throw UserError.usage("\"" + filter + "\": there is no filter by " + key + "; use " + HELP);
        };
    }

    private static Predicate<SessionStore.Entry> from(Instant from) {
        return entry -> entry.manifest().openedEpochMillis() >= from.toEpochMilli();
    }

    private static Predicate<SessionStore.Entry> to(Instant to) {
        return entry -> entry.manifest().openedEpochMillis() < to.toEpochMilli();
    }

    /** @param daysAfter how many days after the beginning of the day named */
    private static Instant instant(String filter, String value, int daysAfter) {
        try {
            return value.contains("T")
                    ? Instant.parse(value)
                    : LocalDate.parse(value)
                            .plusDays(daysAfter)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException e) {
            throw UserError.usage("\"" + filter + "\" names no day (2026-01-31) and no instant (2026-01-31T12:00:00Z)");
        }
    }

    private Predicate<SessionStore.Entry> verdict(String filter, String value) {
        try {
            Verdict wanted = Verdict.valueOf(value.toUpperCase(Locale.ROOT));
            return entry -> counting(entry)
                    .map(grade -> grade.grade().verdict() == wanted)
                    .orElse(false);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("\"" + filter + "\" names no verdict; there are pass, fail, undecided, not_gradable");
        }
    }

    /** The one that counts now; a grade that cannot be read has no verdict. */
    private Optional<GradeDocument> counting(SessionStore.Entry entry) {
        try {
            return rulings.grade(entry.folder());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean test(SessionStore.Entry entry) {
        return byKey.values().stream().allMatch(any -> any.stream().anyMatch(fits -> fits.test(entry)));
    }
}
