package org.trocar.telemetry.journal;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
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

    private final SessionFolder folder;
    private final List<Damage> damage = new ArrayList<>();
    private final boolean encrypted;
    private final Optional<RecordCipher> cipher;
    private final StoredRecord record;
    private final JournalSegments segments;
    private final UnsafeBuffer payload = new UnsafeBuffer(0, 0);
    private final InputCodec inputs = new InputCodec();
    private final DerivedCodec deriveds = new DerivedCodec();
    private final List<Restart> restarts = new ArrayList<>();
    private RecordBinding binding;
    private JournalTally tally = new JournalTally();
    private RecordType type;
    private long tick;
    /** The last record's, sound or not. */
    private long number;

    private long documents;
    private long holes;
    private boolean ended;
    /** Whether the record's payload has been made readable, or found not to be. */
    private boolean opened;

    private boolean lockReported;

    private JournalReader(SessionFolder folder, Optional<Aead> key) {
        this.folder = folder;
        FolderContents contents = folder.read();
        Optional<StoredManifest> manifest = contents.manifest();
        RecordFormat format = manifest.map(RecordFormat::of).orElse(RecordFormat.CHAINED);
        byte[] chainStart = manifest.isPresent() ? chainStart() : new byte[RecordChain.BYTES];
        encrypted = manifest.isPresent() && manifest.get().encrypted();
        cipher = encrypted ? key.flatMap(aead -> cipher(aead, chainStart)) : Optional.empty();
        record = new StoredRecord(format);
        binding = format == RecordFormat.PLAIN ? new HashBinding() : new ChainBinding(chainStart);
        if (manifest.isEmpty()) {
            damage.addAll(contents.damage());
        }
        segments = damage.isEmpty() ? openSegments(format) : null;
        ended = segments == null;
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
            locked.damage.add(Damage.ofFolder(Kind.ENCRYPTED, e.getMessage()));
            return locked;
        }
    }

    /** @param key the learner's, for an encrypted session; without it records are checked but not read */
    public static JournalReader open(SessionFolder folder, Optional<Aead> key) {
        return new JournalReader(folder, key);
    }

    private byte[] chainStart() {
        try {
            return folder.chainStart();
        } catch (IOException e) {
            damage.add(Damage.ofFolder(Kind.MANIFEST_UNREADABLE, "manifest.json: " + e.getMessage()));
            return new byte[RecordChain.BYTES];
        }
    }

    private Optional<RecordCipher> cipher(Aead key, byte[] chainStart) {
        try {
            return Optional.of(new RecordCipher(key, chainStart));
        } catch (GeneralSecurityException e) {
            damage.add(Damage.ofFolder(Kind.ENCRYPTED, "the key that was given cannot be used: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private JournalSegments openSegments(RecordFormat format) {
        if (!Files.isDirectory(folder.queue())) {
            damage.add(Damage.ofFolder(Kind.JOURNAL_MISSING, "there is no " + folder.queue()));
            return null;
        }
        try {
            return new JournalSegments(folder.segments(), format);
        } catch (IOException e) {
            damage.add(Damage.ofFolder(Kind.JOURNAL_UNREADABLE, folder.queue() + ": " + e.getMessage()));
        } catch (RuntimeException | InternalError | AssertionError e) {
            damage.add(Damage.ofFolder(
                    Kind.JOURNAL_UNREADABLE, folder.queue() + ": its files cannot be opened as a queue of records"));
        }
        return null;
    }

    /** Goes to the next sound record; false at the end. */
    public boolean next() {
        try {
            return !ended && advance();
        } catch (IOException | RuntimeException | InternalError | AssertionError e) {
            // A fault in a mapped file may surface some instructions after the access.
            ended = true;
            addDamage(Kind.JOURNAL_UNREADABLE, number + 1, "the queue cannot be read past this place" + why(e));
            return false;
        }
    }

    /** What the system says of a file is worth telling, what a library says of its inner workings is not. */
    private static String why(Throwable fault) {
        return fault instanceof IOException ? ": " + fault.getMessage() : "";
    }

    /** Passes over what is left and returns what the whole journal holds. */
    public JournalSummary readToEnd() {
        while (next()) {
            // next() does the counting.
        }
        return summary();
    }

    private boolean advance() throws IOException {
        while (segments.read(record, number)) {
            if (accept()) {
                return true;
            }
        }
        end();
        return false;
    }

    private void end() {
        ended = true;
        folder.read().summary().ifPresent(this::compareWith);
    }

    /** The journal's end names what was in the file, so that a tail cut between two records shows. */
    private void compareWith(JournalSummary written) {
        if (written.records() > documents) {
            addDamage(Kind.TORN_TAIL, number, (written.records() - documents) + " records that were written are gone");
        }
        if (written.holes() > holes) {
            addDamage(Kind.HOLE, number, (written.holes() - holes) + " records were lost after the last one");
        }
        if (damage.isEmpty() && !written.journalSha256().equals(summary().journalSha256())) {
            addDamage(
                    Kind.CHANGED,
                    number,
                    "the journal hashes to " + summary().journalSha256() + ", at closing it was "
                            + written.journalSha256());
        }
    }

    private boolean accept() {
        documents++;
        return wellFormed() && checksumMatches() && inOrder() && inChain() && take();
    }

    private boolean wellFormed() {
        if (record.wellFormed()) {
            return true;
        }
        String detail = "a record of " + record.length() + " bytes has an impossible header";
        passOver(Kind.MALFORMED_RECORD, detail);
        return false;
    }

    private boolean checksumMatches() {
        if (record.checksumMatches()) {
            return true;
        }
        passOver(Kind.BAD_CHECKSUM, "the record's CRC32C does not match its content");
        return false;
    }

    /** Of a damaged record nothing is taken but, where it can be told, its tick; the next must still follow from it. */
    private void passOver(Kind kind, String detail) {
        number++;
        if (record.whole()) {
            tick = tickOfDamaged();
            binding.admits(record);
        }
        addDamage(kind, number, detail);
    }

    /** The tick that would make the record sound, or else the one it names if a record may stand here with it. */
    private long tickOfDamaged() {
        for (long likely = tick; likely <= tick + 1; likely++) {
            if (record.soundBut(likely)) {
                return likely;
            }
        }
        return record.tick() == tick + 1 ? tick + 1 : tick;
    }

    private boolean inOrder() {
        long found = record.number();
        if (found <= number) {
            addDamage(Kind.OUT_OF_ORDER, found, "the record comes after record " + number);
            return false;
        }
        if (found > number + 1) {
            long missing = found - number - 1;
            holes += missing;
            tick = record.tick();
            addDamage(Kind.HOLE, found, missing + " records before it were lost");
        }
        return true;
    }

    private boolean inChain() {
        tick = record.tick();
        number = record.number();
        if (binding.admits(record)) {
            return true;
        }
        addDamage(Kind.CHAIN_BROKEN, number, "the record does not follow from those before it");
        return false;
    }

    private boolean take() {
        open();
        binding.add(record);
        tally.add(type, tick);
        if (type == RecordType.RESTART && payload.capacity() >= Restart.BYTES) {
            restarts.add(Restart.decode(payload));
        }
        return true;
    }

    private void open() {
        type = record.type();
        payload.wrap(record.bytes(), RecordLayout.PAYLOAD, record.end() - RecordLayout.PAYLOAD);
        opened = !encrypted || type == RecordType.RESTART;
    }

    private void addDamage(Kind kind, long recordNumber, String detail) {
        damage.add(new Damage(kind, tick, recordNumber, detail));
    }

    /** The type of the record {@link #next} went to. */
    public RecordType type() {
        return type;
    }

    public long tick() {
        return tick;
    }

    /** The record's number within the session, from 1. */
    public long number() {
        return number;
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
            payload.wrap(cipher.get().decrypt(record.bytes(), record.end()));
        } catch (GeneralSecurityException e) {
            lock("the key that was given does not fit");
        }
    }

    private void lock(String why) {
        payload.wrap(0, 0);
        if (!lockReported) {
            lockReported = true;
            addDamage(Kind.ENCRYPTED, number, "the session's records are encrypted and " + why);
        }
    }

    /** Whether the record's payload has so many bytes; one that has not is in {@link #damage()}. */
    private boolean holds(int bytes) {
        int there = payload().capacity();
        if (there < bytes && !lockReported) {
            addDamage(Kind.MALFORMED_RECORD, number, "its " + type + " has " + there + " bytes, not " + bytes);
        }
        return there >= bytes;
    }

    /** Decodes an INPUT record; false, with the reason in {@link #damage()}, when it cannot be. */
    public boolean input(TickInput in, FrameDecoder frames) {
        require(RecordType.INPUT);
        if (!holds(1)) {
            return false;
        }
        InputCodec.Decoding decoding = inputs.decode(payload, payload.capacity(), tick, in, frames);
        switch (decoding) {
            case DECODED -> {}
            case MALFORMED -> addDamage(Kind.MALFORMED_RECORD, number, "its INPUT has an impossible count or length");
            case UNDECODABLE_FRAME ->
                addDamage(
                        Kind.UNDECODABLE_FRAME, number, "a frame that was accepted when it came cannot be decoded now");
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
        addDamage(Kind.MALFORMED_RECORD, number, "its DERIVED holds other events or tips than this version knows");
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
            throw new IllegalStateException("record " + number + " is " + type + ", not " + wanted);
        }
    }

    /** Where the session was taken up again so far, in order. */
    public List<Restart> restarts() {
        return Collections.unmodifiableList(restarts);
    }

    /** What was found wrong so far, in order. */
    public List<Damage> damage() {
        return Collections.unmodifiableList(damage);
    }

    /** The sound records read so far, with the same hash the writer computed over them. */
    public JournalSummary summary() {
        return tally.summary(holes, binding.sha256(), "");
    }

    /** How many records there were so far, sound or not, without those that a restart dropped. */
    long documents() {
        return documents;
    }

    /** The place of the record {@link #next} went to, or of the start. */
    public Bookmark bookmark() {
        return new Bookmark(this);
    }

    /**
     * Goes back, or forth, to a record that was read, as if it had just been read for the first time: {@link #damage()} again is what had
     * been found up to there.
     *
     * @param bookmark of this reader
     * @return false, with the reason in {@link #damage()}, when the record cannot be read any more
     */
    public boolean goTo(Bookmark bookmark) {
        tick = bookmark.tick;
        number = bookmark.number;
        documents = bookmark.documents;
        holes = bookmark.holes;
        tally = bookmark.tally.copy();
        binding = bookmark.binding.copy();
        cut(restarts, bookmark.restarts);
        cut(damage, bookmark.damage);
        lockReported = damage.stream().anyMatch(found -> found.kind() == Kind.ENCRYPTED);
        try {
            ended = !read(bookmark.place);
        } catch (IOException | RuntimeException | InternalError | AssertionError e) {
            ended = true;
            addDamage(Kind.JOURNAL_UNREADABLE, number, "the record cannot be read any more" + why(e));
        }
        return !ended;
    }

    private static void cut(List<?> list, int size) {
        if (list.size() > size) {
            list.subList(size, list.size()).clear();
        }
    }

    private boolean read(Optional<JournalSegments.Place> place) throws IOException {
        if (place.isEmpty()) {
            segments.goToStart();
            return true;
        }
        if (!segments.reread(record, place.get()) || !record.sound()) {
            addDamage(Kind.CHANGED, number, "the record was changed while it was read");
            return false;
        }
        open();
        return true;
    }

    /** A record's place in a journal, with all that its reader had counted and checked up to there. */
    public static final class Bookmark {
        private final Optional<JournalSegments.Place> place;
        private final long tick;
        private final long number;
        private final long documents;
        private final long holes;
        private final JournalTally tally;
        private final RecordBinding binding;
        private final int restarts;
        private final int damage;

        private Bookmark(JournalReader reader) {
            place = reader.documents == 0 ? Optional.empty() : Optional.of(reader.segments.place());
            tick = reader.tick;
            number = reader.number;
            documents = reader.documents;
            holes = reader.holes;
            tally = reader.tally.copy();
            binding = reader.binding.copy();
            restarts = reader.restarts.size();
            damage = reader.damage.size();
        }

        /** The record's tick. */
        public long tick() {
            return tick;
        }

        long number() {
            return number;
        }

        long documents() {
            return documents;
        }

        JournalTally tally() {
            return tally.copy();
        }

        /** The chain's value after the record, as it is in the file. */
        byte[] chain() {
            return HexFormat.of().parseHex(binding.sha256());
        }
    }

    @Override
    public void close() {
        if (segments != null) {
            segments.close();
        }
    }
}
