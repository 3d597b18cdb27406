package org.trocar.telemetry.rulings;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.trocar.core.grade.Blame;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scenario.ErrorKind;

/**
 * One decision about recorded sessions, as its statement holds it.
 *
 * @param number counted from 1, without a gap
 * @param previous SHA-256 of the statement before, lower-case hex; empty for the first
 * @param by who decided
 * @param reason why, in their words
 * @param at when, ISO 8601 in UTC
 * @param decision what
 */
public record Ruling(int number, String previous, String by, String reason, String at, Decision decision) {
    public Ruling {
        requireText("by", by);
        requireText("reason", reason);
        try {
            Instant.parse(at);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("at is " + at + "; it should be a time such as 2030-01-31T12:00:00Z", e);
        }
    }

    private static void requireText(String key, String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(key + " is empty; who decides says who and why");
        }
    }

    /** What was decided. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Adoption.class, name = "adoption"),
        @JsonSubTypes.Type(value = Voiding.class, name = "void"),
        @JsonSubTypes.Type(value = Unvoiding.class, name = "undo_void"),
        @JsonSubTypes.Type(value = OnError.class, name = "error"),
        @JsonSubTypes.Type(value = OnVerdict.class, name = "verdict"),
        @JsonSubTypes.Type(value = Marking.class, name = "mark"),
        @JsonSubTypes.Type(value = Unmarking.class, name = "undo_mark")
    })
    public sealed interface Decision permits Adoption, Voiding, Unvoiding, OnError, OnVerdict, Marking, Unmarking {
        /** The sessions it is about, by id. */
        List<String> about();
    }

    /**
     * From now on these sessions' grades are the new ones, whose canonical texts lie beside the statement.
     *
     * @param rubric the canonical text of the rubric they were made by
     * @param rubricSha256 its hash
     * @param engine that made them
     * @param reportHash of the report that was adopted
     * @param sessions each with its old and its new grade
     */
    public record Adoption(
            String rubric, String rubricSha256, int engine, String reportHash, List<Replacement> sessions)
            implements Decision {
        public Adoption {
            sessions = List.copyOf(sessions);
        }

        @Override
        public List<String> about() {
            return sessions.stream().map(Replacement::session).toList();
        }
    }

    /** The session whose grade is replaced, and the hashes of the grade it had and of the one it has now. */
    public record Replacement(String session, String oldHash, String newHash) {}

    /** The session does not count. */
    public record Voiding(String session) implements Decision {
        @Override
        public List<String> about() {
            return List.of(session);
        }
    }

    /** The session counts again. */
    public record Unvoiding(String session) implements Decision {
        @Override
        public List<String> about() {
            return List.of(session);
        }
    }

    /** The session is to be kept, however old it grows. */
    public record Marking(String session) implements Decision {
        @Override
        public List<String> about() {
            return List.of(session);
        }
    }

    /** The session may go when it is old. */
    public record Unmarking(String session) implements Decision {
        @Override
        public List<String> about() {
            return List.of(session);
        }
    }

    /**
     * A run whose verdict was left to a person passes or fails.
     *
     * @param session whose
     * @param gradeHash of the grade that left it open; on another one, adopted since, this ruling says nothing
     * @param verdict {@link Verdict#PASS} or {@link Verdict#FAIL}
     */
    public record OnVerdict(String session, String gradeHash, Verdict verdict) implements Decision {
        public OnVerdict {
            if (verdict != Verdict.PASS && verdict != Verdict.FAIL) {
                throw new IllegalArgumentException("verdict is " + verdict + "; a person settles it as PASS or FAIL");
            }
        }

        @Override
        public List<String> about() {
            return List.of(session);
        }
    }

    /**
     * An error that may have been the tracker's is the tracker's or the trainee's. It is named by what and when it was, so that it is the same
     * in every grade of the session.
     *
     * @param session whose
     * @param error its kind
     * @param tick at which it was found
     * @param ring which ring, counted from 0, or −1
     * @param blame whose it was
     */
    public record OnError(String session, ErrorKind error, long tick, int ring, Blame blame) implements Decision {
        @Override
        public List<String> about() {
            return List.of(session);
        }

        /** Whether it is about this error of a grade. */
        boolean isAbout(Grade.ErrorEntry entry) {
            return entry.kind() == error && entry.tick() == tick && entry.ring() == ring;
        }
    }
}
