package org.trocar.xrbridge.openxr;

import org.trocar.xrbridge.headset.Headset;
import org.trocar.xrbridge.headset.HeadsetDriver;
import org.trocar.xrbridge.headset.HeadsetException;

/** Opens the headset of this machine's active OpenXR runtime, without drawing anything in it. */
public final class OpenXrDriver implements HeadsetDriver {
    private final boolean gaze;

    /** @param gaze whether to ask the device where its wearer looks: only with the learner's consent */
    public OpenXrDriver(boolean gaze) {
        this.gaze = gaze;
    }

    @Override
    public Headset open() throws HeadsetException {
        Belongings belongings = new Belongings();
        try {
            return new OpenXrHeadset(gaze, belongings);
        } catch (HeadsetException | RuntimeException failed) {
            belongings.close();
            throw failed;
        }
    }
}
