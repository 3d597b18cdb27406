package org.trocar.core.instrument;

/** Which of a grasper's two jaws: the one on the tip frame's −x or +x side. */
public enum JawSide {
    NEGATIVE(-1),
    POSITIVE(1);

    /** −1 or +1 along the tip frame's x. */
    public final int sign;

    JawSide(int sign) {
        this.sign = sign;
    }
}
