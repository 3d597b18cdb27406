package org.trocar.telemetry.keys;

/** What a document's signature proves. */
public sealed interface SignatureCheck {
    /**
     * Whoever holds the private key signed exactly these bytes as this kind of document.
     *
     * @param fingerprint of the public key; whether it is the right one is the verifier's to say
     */
    record Valid(String fingerprint) implements SignatureCheck {}

    /** @param why one clause, without the file's name */
    record Invalid(String why) implements SignatureCheck {}

    /** Nobody signed the document. */
    record Missing() implements SignatureCheck {}
}
