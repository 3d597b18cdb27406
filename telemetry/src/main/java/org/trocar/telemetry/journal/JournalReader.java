package org.trocar.telemetry.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Note;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.Damage.Kind;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;

/**
 * Reads a session's records in order, from a folder anywhere, also one whose process was killed. It changes nothing there.
 *
 * <p>Each record's checksum, number and order are checked. What is wrong is collected in {@link #damage()}; the damaged record is left out
 * and reading goes on where it can. Not thread-safe.
 */
public final class JournalReader implements AutoCloseable {
    private static final Note[] NOTES = Note.values();

    private final SessionFolder folder;
    private final QueueRecords records;
    private final byte[] record = new byte[RecordLayout.MAX_BYTES];
    private final UnsafeBuffer recordView = new UnsafeBuffer(record);
    private final UnsafeBuffer payload = new UnsafeBuffer(record, RecordLayout.PAYLOAD, 0);
    private final CRC32C crc = new CRC32C();
    private final InputCodec inputs = new InputCodec();
    private final DerivedCodec deriveds = new DerivedCodec();
    private final JournalTally tally = new JournalTally();
    private final List<Damage> damage = new ArrayList<>();
    private RecordType type;
    private long tick;
    /** The last record's, sound or not. */
    private long number;

    private long documents;
    private long holes;
    private boolean ended;

    private JournalReader(SessionFolder folder) {
        this.folder = folder;
        records = openRecords();
        ended = records == null;
    }

    /** Opens a session's journal. When it cannot be read there are no records, and {@link #damage()} says why. */
    public static JournalReader open(SessionFolder folder) {
        return new JournalReader(folder);
    }

    private QueueRecords openRecords() {
        if (!Files.isDirectory(folder.queue())) {
            damage.add(Damage.ofFolder(Kind.JOURNAL_MISSING, "there is no " + folder.queue()));
            return null;
        }
        try {
            QueueFiles.requireWhole(folder.queue());
            return new QueueRecords(folder);
        } catch (IOException | RuntimeException | InternalError | AssertionError e) {
            damage.add(Damage.ofFolder(Kind.JOURNAL_UNREADABLE, folder.queue() + ": " + e.getMessage()));
            return null;
        }
    }

    /** Goes to the next sound record; false at the end. */
    public boolean next() {
        try {
            return !ended && advance();
        } catch (RuntimeException | InternalError | AssertionError e) {
            // A fault in a mapped file may surface some instructions after the access.
            ended = true;
            addDamage(Kind.JOURNAL_UNREADABLE, number + 1, "the queue cannot be read past this place: " + e);
            return false;
        }
    }

    /** Passes over what is left and returns what the whole journal holds. */
    public JournalSummary readToEnd() {
        while (next()) {
            // next() does the counting.
        }
        return summary();
    }

    private boolean advance() {
        for (int length = records.next(record); length != QueueRecords.END; length = records.next(record)) {
            if (accept(length)) {
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

    private boolean accept(int length) {
        documents++;
        if (!wellFormed(length)) {
            number++;
            addDamage(Kind.MALFORMED_RECORD, number, "a record of " + length + " bytes has an impossible header");
            return false;
        }
        return checksumMatches() && inOrder() && take();
    }

    private boolean wellFormed(int length) {
        int payloadLength = length < RecordLayout.PAYLOAD ? -1 : RecordLayout.payloadLength(recordView);
        long wanted = (long) RecordLayout.PAYLOAD + payloadLength + RecordLayout.CRC_BYTES;
        return payloadLength >= 0 && wanted <= Math.min(length, record.length) && RecordLayout.type(recordView) != null;
    }

    private boolean checksumMatches() {
        int covered = RecordLayout.PAYLOAD + RecordLayout.payloadLength(recordView);
        crc.reset();
        crc.update(record, 0, covered);
        if (recordView.getInt(covered, RecordLayout.ORDER) == (int) crc.getValue()) {
            return true;
        }
        number++;
        if (RecordLayout.number(recordView) == number) {
            tick = RecordLayout.tick(recordView);
        }
        addDamage(Kind.BAD_CHECKSUM, number, "the record's CRC32C does not match its content");
        return false;
    }

    private boolean inOrder() {
        long found = RecordLayout.number(recordView);
        if (found <= number) {
            addDamage(Kind.OUT_OF_ORDER, found, "the record comes after record " + number);
            return false;
        }
        if (found > number + 1) {
            long missing = found - number - 1;
            holes += missing;
            tick = RecordLayout.tick(recordView);
            addDamage(Kind.HOLE, found, missing + " records before it were lost");
        }
        return true;
    }

    private boolean take() {
        type = RecordLayout.type(recordView);
        tick = RecordLayout.tick(recordView);
        number = RecordLayout.number(recordView);
        payload.wrap(record, RecordLayout.PAYLOAD, RecordLayout.payloadLength(recordView));
        tally.add(record, recordView);
        return true;
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

    /** The record's payload, valid until the next {@link #next}. */
    public DirectBuffer payload() {
        return payload;
    }

    /** Decodes an INPUT record; false, with the reason in {@link #damage()}, when it cannot be. */
    public boolean input(TickInput in, FrameDecoder frames) {
        require(RecordType.INPUT);
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
        if (deriveds.decode(payload, payload.capacity(), events, tips)) {
            return true;
        }
        addDamage(Kind.MALFORMED_RECORD, number, "its DERIVED holds other events or tips than this version knows");
        return false;
    }

    /** The state hash of a SEAL record. */
    public long stateHash() {
        require(RecordType.SEAL);
        return payload.getLong(0, RecordLayout.ORDER);
    }

    /** What a NOTE record says; empty for a note of a later version. */
    public Optional<Note> note() {
        require(RecordType.NOTE);
        int ordinal = payload.getInt(0, RecordLayout.ORDER);
        return ordinal >= 0 && ordinal < NOTES.length ? Optional.of(NOTES[ordinal]) : Optional.empty();
    }

    public long noteValue() {
        require(RecordType.NOTE);
        return payload.getLong(Integer.BYTES, RecordLayout.ORDER);
    }

    private void require(RecordType wanted) {
        if (type != wanted) {
            throw new IllegalStateException("record " + number + " is " + type + ", not " + wanted);
        }
    }

    /** What was found wrong so far, in order. */
    public List<Damage> damage() {
        return Collections.unmodifiableList(damage);
    }

    /** The sound records read so far, with the same hash the writer computed over them. */
    public JournalSummary summary() {
        return tally.summary(holes, "");
    }

    @Override
    public void close() {
        if (records != null) {
            records.close();
        }
    }
}
