package org.trocar.telemetry.archive;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trocar.core.grade.Verdict;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.store.SessionStore;

/**
 * Which sessions are meant, as {@link #HELP} has it. Terms of one key are alternatives; terms of different keys must all hold. No term
 * means all sessions. Days are UTC's and belong to the range on both sides.
 */
public final class SessionFilter {
    /** What can be written, for people. */
    public static final String HELP =
            "learner=P, scenario=ID, label=TEXT, verdict=pass, from=2030-01-31 and to=2030-12-31 (days or instants, UTC),"
                    + " or the beginning of an id";

    private static final Set<String> KEYS = Set.of("learner", "scenario", "label", "verdict", "from", "to", "id");

    private final List<Term> terms;

    private SessionFilter(List<Term> terms) {
        this.terms = terms;
    }

    private record Term(String key, String value) {
        static Term parse(String text) {
            int equals = text.indexOf('=');
            Term term = equals < 0
                    ? new Term("id", text)
                    : new Term(text.substring(0, equals).toLowerCase(Locale.ROOT), text.substring(equals + 1));
            if (!KEYS.contains(term.key) || term.value.isEmpty()) {
                throw new IllegalArgumentException("\"" + text + "\" names no sessions; write " + HELP);
            }
            term.requireReadable();
            return term;
        }

        private void requireReadable() {
            switch (key) {
                case "from", "to" -> instant(0);
                case "verdict" -> verdict();
                default -> {}
            }
        }

        /** @param daysAfter how many days after the beginning of the day named */
        private Instant instant(int daysAfter) {
            try {
                return value.contains("T")
                        ? Instant.parse(value)
                        : LocalDate.parse(value)
                                .plusDays(daysAfter)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "\"" + this
                                + "\" names no day and no instant; write it like 2030-01-31 or 2030-01-31T12:00:00Z",
                        e);
            }
        }

        private Verdict verdict() {
            try {
                return Verdict.valueOf(value.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "\"" + this + "\" names no verdict; write pass, fail, undecided or not_gradable", e);
            }
        }

        boolean takes(SessionStore.Entry session, Rulings rulings) {
            return switch (key) {
                case "learner" -> session.manifest().learner().equals(value);
                case "scenario" -> session.manifest().scenario().id().equals(value);
                case "label" -> value.equals(session.manifest().attemptLabel());
                case "verdict" -> hasVerdict(session, rulings);
                case "from" -> !opened(session).isBefore(instant(0));
                case "to" -> opened(session).isBefore(instant(1));
                default -> session.id().startsWith(value);
            };
        }

        private static Instant opened(SessionStore.Entry session) {
            return Instant.ofEpochMilli(session.manifest().openedEpochMillis());
        }

        /** A grade that cannot be read has no verdict. */
        private boolean hasVerdict(SessionStore.Entry session, Rulings rulings) {
            try {
                return rulings.counting(session.folder())
                        .filter(counting -> counting.ruled().verdict() == verdict())
                        .isPresent();
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return key + "=" + value;
        }
    }

    /** A filter that every session fits. */
    public static SessionFilter all() {
        return new SessionFilter(List.of());
    }

    /** @throws IllegalArgumentException naming the term that cannot be read and what to write instead */
    public static SessionFilter of(List<String> terms) {
        return new SessionFilter(terms.stream().map(Term::parse).distinct().toList());
    }

    /** Whether all sessions are meant. */
    public boolean takesAll() {
        return terms.isEmpty();
    }

    /** @param rulings say which grade counts, whose verdict it is that may be meant */
    public boolean takes(SessionStore.Entry session, Rulings rulings) {
        return terms.stream().collect(Collectors.groupingBy(Term::key)).values().stream()
                .allMatch(alternatives -> alternatives.stream().anyMatch(term -> term.takes(session, rulings)));
    }

    /** The same for the same terms in any order; "all sessions" without any. */
    @Override
    public String toString() {
        Stream<String> sorted = terms.stream().map(Term::toString).sorted();
        return terms.isEmpty() ? "all sessions" : sorted.collect(Collectors.joining(", "));
    }
}
