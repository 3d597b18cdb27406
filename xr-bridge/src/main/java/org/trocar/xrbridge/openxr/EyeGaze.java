package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.EXTEyeGazeInteraction.XR_TYPE_EYE_GAZE_SAMPLE_TIME_EXT;
import static org.lwjgl.openxr.XR10.*;
import static org.lwjgl.system.MemoryUtil.*;

import org.lwjgl.openxr.XrEyeGazeSampleTimeEXT;
import org.lwjgl.openxr.XrSpace;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Gaze;
import org.trocar.xrbridge.headset.HeadsetException;

/** Where the wearer looks. Made only for a device that knows it and when it was asked for. */
final class EyeGaze implements AutoCloseable {
    private final XrClock clock;
    private final XrSpace space;
    private final Locator locator;
    private final Structs structs = new Structs();
    private final long sample = structs.struct(XrEyeGazeSampleTimeEXT.SIZEOF, XR_TYPE_EYE_GAZE_SAMPLE_TIME_EXT, NULL);

    EyeGaze(Session session, Actions actions, Spaces spaces, XrClock clock, Failures failures) throws HeadsetException {
        this.clock = clock;
        space = Spaces.ofAction(session, actions.gaze(), XR_NULL_PATH);
        locator = new Locator(spaces, failures, sample);
    }

    void measure(long xrTime, Gaze out) {
        memPutLong(sample + XrEyeGazeSampleTimeEXT.TIME, 0);
        out.flags = locator.locate(space, xrTime, out.pose);
        out.floats = out.flags == 0 ? 0 : ControllerPose.POSE_FLOATS;
        long sampled = memGetLong(sample + XrEyeGazeSampleTimeEXT.TIME);
        out.sampleNanos = out.floats == 0 || sampled <= 0 ? 0 : clock.toNanos(sampled);
    }

    @Override
    public void close() {
        xrDestroySpace(space);
        locator.close();
        structs.close();
    }
}
