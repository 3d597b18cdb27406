package org.trocar.telemetry.journal;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.trocar.telemetry.folder.Sha256;

/** Format 1: one hash over type, payload length, tick and payload of all records but NOTEs, known to be right or wrong at the end only. */
final class HashBinding implements RecordBinding {
    private final MessageDigest digest;

    HashBinding() {
        this(Sha256.newDigest());
    }

    private HashBinding(MessageDigest digest) {
        this.digest = digest;
    }

    @Override
    public boolean admits(StoredRecord record) {
        return true;
    }

    @Override
    public void add(StoredRecord record) {
        if (record.type() != RecordType.NOTE) {
            digest.update(record.bytes(), 0, RecordLayout.NUMBER);
            digest.update(record.bytes(), RecordLayout.PAYLOAD, record.end() - RecordLayout.PAYLOAD);
        }
    }

    @Override
    public String sha256() {
        return HexFormat.of().formatHex(copyOfDigest().digest());
    }

    @Override
    public HashBinding copy() {
        return new HashBinding(copyOfDigest());
    }

    private MessageDigest copyOfDigest() {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 cannot be read while it runs", e);
        }
    }
}
