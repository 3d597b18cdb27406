package org.trocar.telemetry.journal;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.agrona.DirectBuffer;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.Sha256;

/** Counts and hashes records in file order: the writer's and the reader's tally of one journal must be equal. */
final class JournalTally {
    private final MessageDigest digest = Sha256.newDigest();
    private long records;
    private long notes;
    private long lastSealedTick;

    void add(byte[] record, DirectBuffer view) {
        records++;
        RecordType type = RecordLayout.type(view);
        if (type == RecordType.NOTE) {
            notes++;
            return;
        }
        digest.update(record, 0, RecordLayout.NUMBER);
        digest.update(record, RecordLayout.PAYLOAD, RecordLayout.payloadLength(view));
        if (type == RecordType.SEAL) {
            lastSealedTick = RecordLayout.tick(view);
        }
    }

    long records() {
        return records;
    }

    long lastSealedTick() {
        return lastSealedTick;
    }

    JournalSummary summary(long holes, String failure) {
        return new JournalSummary(records, lastSealedTick, holes, notes, sha256(), failure);
    }

    private String sha256() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 cannot be read while it runs", e);
        }
    }
}
