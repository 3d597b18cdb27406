package org.trocar.server.live;

import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;

/** What a client is told that cannot have its session back. */
final class ResumeRefusals {
    private static final String ID = "resume.session_id";

    private ResumeRefusals() {}

    static Refusal unknown(String id) {
        return refusal(
                RefusalCode.REFUSAL_CODE_NOT_FOUND,
                ID,
                id,
                "no such session runs here; ask GetGrade for one that has ended, or open a new one");
    }

    /** The token itself is not repeated. */
    static Refusal wrongToken() {
        return refusal(
                RefusalCode.REFUSAL_CODE_WRONG_TOKEN,
                "resume.resume_token",
                "",
                "send the resume_token that came with Opened");
    }

    static Refusal over(String id) {
        return refusal(
                RefusalCode.REFUSAL_CODE_OUT_OF_PLACE, ID, id, "the session has ended; ask GetGrade for its grade");
    }

    static Refusal beingDealtWith(String id) {
        return refusal(
                RefusalCode.REFUSAL_CODE_OUT_OF_PLACE,
                ID,
                id,
                "the session is being taken up again or closed just now; ask again in a second");
    }

    /** @param why in what way its record is not as it was written */
    static Refusal damaged(String id, String why) {
        return refusal(
                RefusalCode.REFUSAL_CODE_OUT_OF_PLACE,
                ID,
                id,
                "open a new session; this one could not be restored and was closed as interrupted: " + why);
    }

    private static Refusal refusal(RefusalCode code, String field, String value, String remedy) {
        return Refusal.newBuilder()
                .setCode(code)
                .setField(field)
                .setValue(value)
                .setRemedy(remedy)
                .build();
    }
}
