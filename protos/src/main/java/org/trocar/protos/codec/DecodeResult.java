package org.trocar.protos.codec;

import org.trocar.protos.v1.RefusalCode;

/** What came of decoding. Bad bytes are a value, never an exception. */
public enum DecodeResult {
    /** Decoded. */
    OK(RefusalCode.REFUSAL_CODE_ACCEPTED, ""),
    /** The bytes end in the middle of a field. */
    TRUNCATED(RefusalCode.REFUSAL_CODE_TRUNCATED, "send whole messages"),
    /** More bytes than a message may have. */
    TOO_LONG(RefusalCode.REFUSAL_CODE_TOO_LONG, "send fewer bytes; leave out what the contract does not name"),
    /** An array with neither no numbers nor exactly as many as the contract says. */
    WRONG_COUNT(RefusalCode.REFUSAL_CODE_WRONG_COUNT, "send the array whole, or leave it out"),
    /** Not protobuf's wire format. */
    MALFORMED(RefusalCode.REFUSAL_CODE_MALFORMED, "send messages of the contract trocar.v1");

    private final RefusalCode refusalCode;
    private final String remedy;

    DecodeResult(RefusalCode refusalCode, String remedy) {
        this.refusalCode = refusalCode;
        this.remedy = remedy;
    }

    /** How the contract calls this. */
    public RefusalCode refusalCode() {
        return refusalCode;
    }

    /** What the sender can do about it, in English; empty for {@link #OK}. */
    public String remedy() {
        return remedy;
    }
}
