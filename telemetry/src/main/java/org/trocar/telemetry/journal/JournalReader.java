package org.trocar.telemetry.journal;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Note;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.Damage.Kind;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.keys.LearnerKeys;

/**
 * Reads a session's records in order, from a folder anywhere, also one whose process was killed. It changes nothing there.
 *
 * <p>Each record's checksum, number, order and place in the chain are checked. What is wrong is collected in {@link #damage()}; the damaged
 * record is left out and reading goes on where it can. What a restart dropped is no damage: {@link #restarts()} tells.
 *
 * <p>All of this needs no key. Only what is in the payloads of an encrypted session does: without it they read as empty, and
 * {@link #damage()} says so from the first on that was asked for. Not thread-safe.
 */
public final class JournalReader implements AutoCloseable {
    private static final Note[] NOTES = Note.values();

    private final CheckedRecords records;
    private final boolean encrypted;
    private final Optional<RecordCipher> cipher;
    private final UnsafeBuffer payload = new UnsafeBuffer(0, 0);
    private final InputCodec inputs = new InputCodec();
    private final DerivedCodec deriveds = new DerivedCodec();
    private RecordType type;
    /** Whether the record's payload has been made readable, or found not to be. */
    private boolean opened;

    private boolean lockReported;

    private JournalReader(SessionFolder folder, Optional<Aead> key) {
        FolderContents contents = folder.read();
        records = new CheckedRecords(folder, contents);
        encrypted = contents.manifest().filter(StoredManifest::encrypted).isPresent();
        cipher = encrypted ? key.flatMap(this::cipher) : Optional.empty();
    }

    /**
     * Opens a session's journal, with the learner's key where it is to be found. When it cannot be read there are no records, and
     * {@link #damage()} says why.
     */
    public static JournalReader open(SessionFolder folder) {
        try {
            return open(folder, LearnerKeys.find(folder));
        } catch (IOException e) {
            JournalReader locked = open(folder, Optional.empty());
            locked.lockReported = true;
            locked.records.note(Damage.ofFolder(Kind.ENCRYPTED, e.getMessage()));
            return locked;
        }
    }

    /** @param key the learner's, for an encrypted session; without it records are checked but not read */
    public static JournalReader open(SessionFolder folder, Optional<Aead> key) {
        return new JournalReader(folder, key);
    }

    private Optional<RecordCipher> cipher(Aead key) {
        try {
            return Optional.of(new RecordCipher(key, records.chainStart()));
        } catch (GeneralSecurityException e) {
            lockReported = true;
            records.note(Damage.ofFolder(Kind.ENCRYPTED, "the key that was given cannot be used"));
            return Optional.empty();
        }
    }

    /** Goes to the next sound record; false at the end. */
    public boolean next() {
        boolean found = records.next();
        if (found) {
            takeUp();
        }
        return found;
    }

    private void takeUp() {
        type = records.record().type();
        records.record().wrapPayload(payload);
        opened = !encrypted || type == RecordType.RESTART;
    }

    /** Passes over what is left and returns what the whole journal holds. */
    public JournalSummary readToEnd() {
        while (next()) {
            // next() does the counting.
        }
        return summary();
    }

    /** The type of the record {@link #next} went to. */
    public RecordType type() {
        return type;
    }

    public long tick() {
        return records.tick();
    }

    /** The record's number within the session, from 1. */
    public long number() {
        return records.number();
    }

    /** The record's payload, valid until the next {@link #next}; empty when it is encrypted and there is no key that fits. */
    public DirectBuffer payload() {
        if (!opened) {
            opened = true;
            decrypt();
        }
        return payload;
    }

    private void decrypt() {
        if (cipher.isEmpty()) {
            lock("no key was given");
            return;
        }
        try {
            StoredRecord record = records.record();
            payload.wrap(cipher.get().decrypt(record.bytes(), record.end()));
        } catch (GeneralSecurityException e) {
            lock("the key that was given does not fit");
        }
    }

    private void lock(String why) {
        payload.wrap(0, 0);
        if (!lockReported) {
            lockReported = true;
            records.note(Kind.ENCRYPTED, "the session's records are encrypted and " + why);
        }
    }

    /** Whether the record's payload has so many bytes; one that has not is in {@link #damage()}. */
    private boolean holds(int bytes) {
        int there = payload().capacity();
        if (there < bytes && !lockReported) {
            records.note(Kind.MALFORMED_RECORD, "its " + type + " has " + there + " bytes, not " + bytes);
        }
        return there >= bytes;
    }

    /** Decodes an INPUT record; false, with the reason in {@link #damage()}, when it cannot be. */
    public boolean input(TickInput in, FrameDecoder frames) {
        require(RecordType.INPUT);
        if (!holds(1)) {
            return false;
        }
        InputCodec.Decoding decoding = inputs.decode(payload, payload.capacity(), tick(), in, frames);
        switch (decoding) {
            case DECODED -> {}
            case MALFORMED -> records.note(Kind.MALFORMED_RECORD, "its INPUT has an impossible count or length");
            case UNDECODABLE_FRAME ->
                records.note(Kind.UNDECODABLE_FRAME, "a frame that was accepted when it came cannot be decoded now");
        }
        return decoding == InputCodec.Decoding.DECODED;
    }

    /** Decodes a DERIVED record; false, with the reason in {@link #damage()}, when it cannot be. */
    public boolean derived(WorldEvents events, TipSamples tips) {
        require(RecordType.DERIVED);
        if (!holds(1)) {
            return false;
        }
        if (deriveds.decode(payload, payload.capacity(), events, tips)) {
            return true;
        }
        records.note(Kind.MALFORMED_RECORD, "its DERIVED holds other events or tips than this version knows");
        return false;
    }

    /** The state hash of a SEAL record; 0, with the reason in {@link #damage()}, when it cannot be read. */
    public long stateHash() {
        require(RecordType.SEAL);
        return holds(Long.BYTES) ? payload.getLong(0, RecordLayout.ORDER) : 0;
    }

    /** The state a SNAPSHOT record holds, as a session can be restored from; empty when it cannot be read. */
    public byte[] snapshot() {
        require(RecordType.SNAPSHOT);
        byte[] state = new byte[payload().capacity()];
        payload.getBytes(0, state);
        return state;
    }

    /** What a NOTE record says; empty for a note of a later version, and when it cannot be read. */
    public Optional<Note> note() {
        require(RecordType.NOTE);
        int ordinal = holds(LiveJournal.NOTE_BYTES) ? payload.getInt(0, RecordLayout.ORDER) : -1;
        return ordinal >= 0 && ordinal < NOTES.length ? Optional.of(NOTES[ordinal]) : Optional.empty();
    }

    /** How often or how much; 0 when it cannot be read. */
    public long noteValue() {
        require(RecordType.NOTE);
        return holds(LiveJournal.NOTE_BYTES) ? payload.getLong(Integer.BYTES, RecordLayout.ORDER) : 0;
    }

    private void require(RecordType wanted) {
        if (type != wanted) {
            throw new IllegalStateException("record " + number() + " is " + type + ", not " + wanted);
        }
    }

    /** Where the session was taken up again so far, in order. */
    public List<Restart> restarts() {
        return records.restarts();
    }

    /** What was found wrong so far, in order. */
    public List<Damage> damage() {
        return records.damage();
    }

    /** The sound records read so far, with the same hash the writer computed over them. */
    public JournalSummary summary() {
        return records.summary();
    }

    /** How many records there were so far, sound or not, without those that a restart dropped. */
    long documents() {
        return records.documents();
    }

    /** The place of the record {@link #next} went to, or of the start. */
    public Bookmark bookmark() {
        return records.bookmark();
    }

    /**
     * Goes back, or forth, to a record that was read, as if it had just been read for the first time: {@link #damage()} again is what had
     * been found up to there.
     *
     * @param bookmark of this reader
     * @return false, with the reason in {@link #damage()}, when the record cannot be read any more
     */
    public boolean goTo(Bookmark bookmark) {
        boolean there = records.goTo(bookmark);
        lockReported = damage().stream().anyMatch(found -> found.kind() == Kind.ENCRYPTED);
        if (there && bookmark.place().isPresent()) {
            takeUp();
        }
        return there;
    }

    @Override
    public void close() {
        records.close();
    }
}
