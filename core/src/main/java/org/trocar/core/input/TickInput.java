package org.trocar.core.input;

import org.trocar.core.hands.HandFrame;

/**
 * Everything that enters a session in one tick: the frames accepted since the last one (none, one or many), what was refused, and control
 * events. Live sessions and replay both feed these to the session, and an INPUT record holds exactly one.
 *
 * <p>Mutable and reused: {@link #clear} it, fill it, tick. Only control events, which are rare, are objects of their own.
 */
public final class TickInput {
    /** The most frames one tick takes; more wait for the next. */
    public static final int MAX_FRAMES = 16;

    public static final int MAX_CONTROLS = 16;

    private long tick;
    private final HandFrame[] frames = new HandFrame[MAX_FRAMES];
    private final long[] captureSessionNanos = new long[MAX_FRAMES];
    private final boolean[] late = new boolean[MAX_FRAMES];
    private int frameCount;
    private final int[] refused = new int[FrameVerdict.COUNT];
    private final ControlEvent[] controls = new ControlEvent[MAX_CONTROLS];
    private int controlCount;

    public TickInput() {
        for (int i = 0; i < MAX_FRAMES; i++) {
            frames[i] = new HandFrame();
        }
    }

    /** Empties this input for the tick of the given number (the first is 1). */
    public TickInput clear(long newTick) {
        tick = newTick;
        frameCount = 0;
        java.util.Arrays.fill(refused, 0);
        controlCount = 0;
        return this;
    }

    public long tick() {
        return tick;
    }

    public boolean framesFull() {
        return frameCount == MAX_FRAMES;
    }

    /**
     * The slot for the next accepted frame, to be filled by the caller.
     *
     * @param sessionNanos the frame's capture time, nanoseconds since the session's first tick began
     * @param isLate whether it came later after its capture than a live frame should
     */
    public HandFrame addFrame(long sessionNanos, boolean isLate) {
        captureSessionNanos[frameCount] = sessionNanos;
        late[frameCount] = isLate;
        return frames[frameCount++];
    }

    public int frameCount() {
        return frameCount;
    }

    public HandFrame frame(int i) {
        return frames[i];
    }

    public long captureSessionNanos(int i) {
        return captureSessionNanos[i];
    }

    public boolean late(int i) {
        return late[i];
    }

    public void addRefused(FrameVerdict verdict, int count) {
        refused[verdict.ordinal()] += count;
    }

    public int refused(FrameVerdict verdict) {
        return refused[verdict.ordinal()];
    }

    /** By the verdict's ordinal. */
    public int refused(int verdict) {
        return refused[verdict];
    }

    /** Adds a control event; returns false when this tick has no room left for one, so that the caller keeps it for the next. */
    public boolean addControl(ControlEvent control) {
        if (controlCount == MAX_CONTROLS) {
            return false;
        }
        controls[controlCount++] = control;
        return true;
    }

    public int controlCount() {
        return controlCount;
    }

    public ControlEvent control(int i) {
        return controls[i];
    }
}
