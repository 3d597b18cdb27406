package org.trocar.server.train;

import org.trocar.core.hands.BrokenClaim;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;

/** What a client is told of a frame on arrival. */
final class FrameWarnings {
    private FrameWarnings() {}

    static Refusal outOfPlace(HandFrame frame, String remedy) {
        return refusal(RefusalCode.REFUSAL_CODE_OUT_OF_PLACE, "frame", "", remedy, frame.sequence);
    }

    static Refusal noConsent(long sequence) {
        String remedy = "open the session with gaze_consent once the learner has agreed, or leave gaze out; "
                + "it is not recorded, and the rest of each frame is taken";
        return refusal(RefusalCode.REFUSAL_CODE_NO_CONSENT, "gaze", "", remedy, sequence);
    }

    /** The frame is taken all the same, and the value as not valid. */
    static Refusal notBelieved(HandFrame frame, BrokenClaim claim) {
        String remedy = remedy(claim.kind()) + "; it is taken as not valid, and the rest of the frame is taken";
        return refusal(code(claim.kind()), claim.field(), claim.value(), remedy, frame.sequence);
    }

    private static RefusalCode code(BrokenClaim.Kind kind) {
        return switch (kind) {
            case MISSING -> RefusalCode.REFUSAL_CODE_MISSING;
            case NOT_FINITE -> RefusalCode.REFUSAL_CODE_NOT_FINITE;
            case OUT_OF_RANGE -> RefusalCode.REFUSAL_CODE_OUT_OF_RANGE;
            case NOT_UNIT -> RefusalCode.REFUSAL_CODE_NOT_UNIT;
        };
    }

    private static String remedy(BrokenClaim.Kind kind) {
        return switch (kind) {
            case MISSING -> "clear the valid flag of what has no numbers";
            case NOT_FINITE -> "clear the valid flag of what the device did not measure";
            case OUT_OF_RANGE -> "give metres in the tracking space, at most 100 from its origin";
            case NOT_UNIT -> "give a unit quaternion in the order x, y, z, w";
        };
    }

    private static Refusal refusal(RefusalCode code, String field, String value, String remedy, long sequence) {
        return Refusal.newBuilder()
                .setCode(code)
                .setField(field)
                .setValue(value)
                .setRemedy(remedy)
                .setSequence(sequence)
                .build();
    }
}
