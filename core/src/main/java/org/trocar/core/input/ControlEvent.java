package org.trocar.core.input;

import org.trocar.core.hands.Hand;

/**
 * Something that happens to a session other than a frame: journaled as INPUT, with who asked for it and why.
 *
 * @param kind what it is
 * @param author who asked: a person's pseudonym, "operator:" and a name, "client" or "server"
 * @param reason why, in their words; may be empty
 * @param value in the unit its kind names, else 0
 */
public record ControlEvent(Kind kind, String author, String reason, long value) {
    /** Longer author and reason texts are cut: a journal is no place for essays. */
    public static final int MAX_TEXT = 500;

    public ControlEvent {
        author = cut(author);
        reason = cut(reason);
    }

    /** Whether it keeps this hand's jaws from answering in its tick. */
    public boolean makesInert(Hand hand) {
        return kind == Kind.INERT && (value >> hand.ordinal() & 1) != 0;
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    public enum Kind {
        PAUSE,
        RESUME,
        /** The trainee or educator ends the run unfinished. */
        ABANDON,
        /** A point of interest; changes nothing. */
        MARK,
        /** The client has no more frames. */
        FINISH,
        DISCONNECTED,
        RECONNECTED,
        /** The time after a disconnection within which a client may come back has passed. */
        GRACE_EXPIRED,
        /** Server time minus client time changed; the value is the new offset in nanoseconds. */
        CLOCK_OFFSET,
        /** Lockstep: the recording jumps forward by more than a second; the value is the nanoseconds left out. */
        GAP,
        /** The server is stopping. */
        SHUTDOWN,
        /** Real time: the loop was too late to catch up; the value is the session time, in nanoseconds, that passes without ticks. */
        SLIP,
        /** The server's disk is nearly full. */
        DISK_FULL,
        /**
         * For this tick alone, jaws do not answer to their hands, which move their instruments as ever: they go on with what they were asked
         * before. The value says whose: 0 nobody's, 1 the left hand's, 2 the right one's, 3 both. Only a debrief gives it, to its own copy of
         * a run: no client can send it and no journal holds it.
         */
        INERT,
        /** An operator tells the trainee something; the reason says what. Moves nothing, and is in the grade. */
        MESSAGE,
        /** An operator ends the run. */
        END,
        /** The client was warned of something that does not suffice; the reason says of what. Changes nothing. */
        WARNED;

        /** Whether a client that asks too often may be told no; what ends a run and what the server itself notes always counts. */
        public boolean mayBeRefused() {
            return this == PAUSE || this == RESUME || this == MARK || this == MESSAGE;
        }

        /** Whether it ends the run. */
        public boolean ends() {
            return switch (this) {
                case ABANDON, FINISH, GRACE_EXPIRED, SHUTDOWN, DISK_FULL, END -> true;
                case PAUSE, RESUME, MARK, DISCONNECTED, RECONNECTED, CLOCK_OFFSET, GAP, SLIP, INERT, MESSAGE, WARNED ->
                    false;
            };
        }
    }
}
