package org.trocar.core.hands;

/**
 * One frame of hand tracking: the decoded measured values, and the opaque bytes they came in. Mutable, reused: decoding fills it, and
 * {@link #set} copies it between rings, without allocating.
 *
 * <p>The bytes are what the journal keeps, so that replay decodes with the same code; nothing in core reads them. Predicted poses and gaze
 * stay in the bytes: they are for display and research, never for the world or a score.
 */
public final class HandFrame {
    /** The longest frame message accepted, bytes. A frame with every field of this version filled is about 6 KB. */
    public static final int MAX_BYTES = 16_384;

    /** The sender's frame number, rising by one a frame. */
    public long sequence;
    /** When the poses were true, nanoseconds of the sender's clock. */
    public long captureNanos;
    /** When the sender's device last really sampled, nanoseconds of the sender's clock; 0 when it does not say. */
    public long sampleNanos;
    /** When the frame reached us, nanoseconds of the server's clock. */
    public long receiveNanos;
    /** Raised by the sender whenever its tracking space's origin moved. */
    public int spaceEpoch;
    /** Head position x, y, z (metres), orientation x, y, z, w. */
    public final float[] head = new float[ControllerPose.POSE_FLOATS];
    /** How many floats of {@link #head} the sender filled: 0 or 7. */
    public int headFloats;
    /** OpenXR's {@code XrSpaceLocationFlags} of the head, as in {@link ControllerPose}. */
    public int headFlags;

    private final HandPose left = new HandPose();
    private final HandPose right = new HandPose();
    private final ControllerPose leftController = new ControllerPose();
    private final ControllerPose rightController = new ControllerPose();

    /** The message as it was received; the first {@link #length} bytes count. */
    public final byte[] bytes = new byte[MAX_BYTES];

    public int length;

    public HandPose hand(Hand hand) {
        return hand == Hand.LEFT ? left : right;
    }

    public ControllerPose controller(Hand hand) {
        return hand == Hand.LEFT ? leftController : rightController;
    }

    public void clear() {
        sequence = 0;
        captureNanos = 0;
        sampleNanos = 0;
        receiveNanos = 0;
        spaceEpoch = 0;
        headFloats = 0;
        headFlags = 0;
        left.clear();
        right.clear();
        leftController.clear();
        rightController.clear();
        length = 0;
    }

    public void set(HandFrame a) {
        sequence = a.sequence;
        captureNanos = a.captureNanos;
        sampleNanos = a.sampleNanos;
        receiveNanos = a.receiveNanos;
        spaceEpoch = a.spaceEpoch;
        headFloats = a.headFloats;
        System.arraycopy(a.head, 0, head, 0, a.headFloats);
        headFlags = a.headFlags;
        left.set(a.left);
        right.set(a.right);
        leftController.set(a.leftController);
        rightController.set(a.rightController);
        length = a.length;
        System.arraycopy(a.bytes, 0, bytes, 0, a.length);
    }
}
