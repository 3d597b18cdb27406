package org.trocar.xrbridge.bridge;

import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.xrbridge.client.TrainClient;
import org.trocar.xrbridge.headset.HeadsetDescription;

/**
 * What the session's record says of the device. It is opened with one description; where the hands come about otherwise later, a mark by
 * "{@value #AUTHOR}" says so, at most one a second and a last one at the end.
 */
final class DeviceRecord {
    static final String AUTHOR = "headset";
    private static final long APART_NANOS = 1_000_000_000;

    private HeadsetDescription recorded;
    private HeadsetDescription now;
    private boolean marked;
    private long markedNanos;

    /** What the session is opened with. */
    void opens(HeadsetDescription description) {
        recorded = description;
        now = description;
    }

    /** What it is now. */
    void is(HeadsetDescription description) {
        now = description;
    }

    void mark(TrainClient client, long nanos) {
        if (!marked || nanos - markedNanos >= APART_NANOS) {
            if (markNow(client)) {
                marked = true;
                markedNanos = nanos;
            }
        }
    }

    /** Returns whether there was anything to say. */
    boolean markNow(TrainClient client) {
        boolean same = now.left() == recorded.left() && now.right() == recorded.right();
        if (!same) {
            client.control(ControlAction.CONTROL_ACTION_MARK, AUTHOR, said(now));
            recorded = now;
        }
        return !same;
    }

    private static String said(HeadsetDescription device) {
        return "from here on the left hand is " + words(device.left()) + ", the right hand " + words(device.right());
    }

    private static String words(TrackingSource source) {
        return switch (source) {
            case TRACKING_SOURCE_OBSERVED -> "observed";
            case TRACKING_SOURCE_CONTROLLER_EMULATED -> "made up from a controller";
            case TRACKING_SOURCE_CONTROLLER -> "a controller";
            case TRACKING_SOURCE_TOOL -> "a tracked tool";
            case TRACKING_SOURCE_SCRIPTED -> "computed";
            case TRACKING_SOURCE_NONE -> "not tracked";
            case TRACKING_SOURCE_UNSPECIFIED, UNRECOGNIZED -> "of unknown origin";
        };
    }
}
