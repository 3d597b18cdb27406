package org.trocar.telemetry.proof;

import java.util.Optional;
import org.trocar.telemetry.folder.Damage;

/** Something in a session's folder that is not as it was sealed. */
public sealed interface Finding {
    /** Whether a replay, a grade or a check reads what is not as it was. */
    boolean used();

    /** One sentence. */
    String message();

    /** The file that is not as the inventory lists it; empty for what is found otherwise. */
    default Optional<String> differing() {
        return Optional.empty();
    }

    /** Damage of the folder's documents or, with a record's number, of a record, which is located by its tick. */
    record Damaged(Damage damage) implements Finding {
        @Override
        public boolean used() {
            return true;
        }

        @Override
        public String message() {
            return damage.message();
        }
    }

    /**
     * Bytes that differ from the inventory.
     *
     * @param file within the folder
     * @param used false when no record is touched by it: the journal reads whole and hashes to what was signed
     */
    record Changed(String file, ByteRange bytes, boolean used) implements Finding {
        @Override
        public Optional<String> differing() {
            return Optional.of(file);
        }

        @Override
        public String message() {
            return bytes.place() + " of " + file + " something was changed"
                    + (used
                            ? "; restore the file from a copy of the session"
                            : "; nothing is read from there: every record is as it was written");
        }
    }

    record Missing(String file, boolean used) implements Finding {
        @Override
        public Optional<String> differing() {
            return Optional.of(file);
        }

        @Override
        public String message() {
            return file + " is missing"
                    + (used ? "; restore it from a copy of the session" : "; no record is missing with it");
        }
    }

    record Added(String file, boolean used) implements Finding {
        @Override
        public Optional<String> differing() {
            return Optional.of(file);
        }

        @Override
        public String message() {
            return file + " was added after the folder was sealed; " + (used ? "move it away" : "nothing reads it");
        }
    }

    /** A document that does not agree with its signature or with the rest of the folder. */
    record Contradiction(String file, String detail) implements Finding {
        @Override
        public boolean used() {
            return true;
        }

        @Override
        public String message() {
            return file + ": " + detail;
        }
    }
}
