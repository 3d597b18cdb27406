package org.trocar.core.input;

/** What became of one received frame. Bad input is a value: it is counted, told to the sender, and nothing else stops. */
public enum FrameVerdict {
    ACCEPTED("accepted", ""),
    MALFORMED("the message could not be decoded", "send a trocar.v1.HandFrame with 26 × 8 floats a hand"),
    STALE("its sequence number is not above the last one accepted", "raise sequence by one with every frame"),
    CLOCK_WENT_BACK("its capture time is not after the last one accepted", "stamp frames with a steady clock"),
    CLOCK_JUMPED(
            "its capture time is further from the server's clock than allowed",
            "re-open the session after a clock change"),
    OVERRUN("more frames came than the session can take in a tick", "send at the device's rate and no faster");

    /** How many verdicts there are; {@code values()} would allocate. */
    public static final int COUNT = values().length;

    private final String meaning;
    private final String remedy;

    FrameVerdict(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    public String meaning() {
        return meaning;
    }

    public String remedy() {
        return remedy;
    }
}
