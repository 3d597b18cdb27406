package org.trocar.telemetry.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.StoredManifest;

/**
 * Which sessions are meant. Terms of one key are alternatives; terms of different keys must all hold. No term means all sessions.
 *
 * <p>{@code learner=P}, {@code scenario=ID}, {@code label=TEXT}, {@code from=2030-01-31} and {@code to=2030-12-31} (days in UTC, both
 * included), {@code id=BEGINNING} or the beginning of an id alone.
 */
public final class SessionFilter {
    private static final Set<String> KEYS = Set.of("learner", "scenario", "label", "from", "to", "id");

    private final List<Term> terms;

    private SessionFilter(List<Term> terms) {
        this.terms = terms;
    }

    private record Term(String key, String value) {
        static Term parse(String text) {
            int equals = text.indexOf('=');
            Term term =
                    equals < 0 ? new Term("id", text) : new Term(text.substring(0, equals), text.substring(equals + 1));
            if (!KEYS.contains(term.key) || term.value.isEmpty()) {
                throw new IllegalArgumentException("\"" + text
                        + "\" names no sessions; write learner=P, scenario=ID, label=TEXT, from=2030-01-31, to=2030-12-31,"
                        + " or the beginning of an id");
            }
            if (term.isDay()) {
                term.day();
            }
            return term;
        }

        boolean isDay() {
            return key.equals("from") || key.equals("to");
        }

        LocalDate day() {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("\"" + this + "\" has no day; write it like 2030-01-31", e);
            }
        }

        boolean takes(StoredManifest session) {
            return switch (key) {
                case "learner" -> session.learner().equals(value);
                case "scenario" -> session.scenario().id().equals(value);
                case "label" -> value.equals(session.attemptLabel());
                case "from" -> !opened(session).isBefore(day());
                case "to" -> !opened(session).isAfter(day());
                default -> session.sessionId().startsWith(value);
            };
        }

        private static LocalDate opened(StoredManifest session) {
            return Instant.ofEpochMilli(session.openedEpochMillis())
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate();
        }

        @Override
        public String toString() {
            return key + "=" + value;
        }
    }

    /** @throws IllegalArgumentException naming the term that cannot be read and what to write instead */
    public static SessionFilter of(List<String> terms) {
        return new SessionFilter(terms.stream().map(Term::parse).distinct().toList());
    }

    public boolean takes(StoredManifest session) {
        return terms.stream().collect(Collectors.groupingBy(Term::key)).values().stream()
                .allMatch(alternatives -> alternatives.stream().anyMatch(term -> term.takes(session)));
    }

    /** The same for the same terms in any order; "all sessions" without any. */
    @Override
    public String toString() {
        Stream<String> sorted = terms.stream().map(Term::toString).sorted();
        return terms.isEmpty() ? "all sessions" : sorted.collect(Collectors.joining(", "));
    }
}
