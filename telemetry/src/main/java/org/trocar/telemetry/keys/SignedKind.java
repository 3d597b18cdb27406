package org.trocar.telemetry.keys;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a signed document is. It is part of what is signed, so that a signature on one kind is none on another. */
public enum SignedKind {
    GRADE("grade"),
    JOURNAL("journal"),
    INVENTORY("inventory"),
    ERASURE("erasure"),
    /** A learner who was erased, whatever sessions were left. */
    LEARNER_ERASURE("learner_erasure"),
    /** A re-graded result that takes the place of a session's grade. */
    ADOPTION("adoption"),
    /** A session that no longer counts. */
    VOID("void"),
    /** Whose an error was that may have been the tracker's. */
    ERROR_RULING("error_ruling"),
    /** What a run comes to whose verdict was left to a person. */
    VERDICT_RULING("verdict_ruling"),
    /** What a person gave an attempt on a rating scale. */
    RATING("rating");

    private final String key;

    SignedKind(String key) {
        this.key = key;
    }

    /** What is signed: {@code trocar/signature/1/KIND}, a zero byte, and the document's bytes. */
    byte[] message(byte[] document) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(document.length + 64);
        message.writeBytes(("trocar/signature/1/" + key).getBytes(StandardCharsets.US_ASCII));
        message.write(0);
        message.writeBytes(document);
        return message.toByteArray();
    }
}
