package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.EXTHandTracking.*;
import static org.lwjgl.openxr.EXTHandTrackingDataSource.*;
import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.system.MemoryUtil.*;

import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.*;
import org.lwjgl.system.MemoryStack;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.hands.PredictedPoses;
import org.trocar.xrbridge.headset.HeadsetException;

/** One hand's 26 joints, with the flags and velocities the runtime gives them and where it has them from. */
final class HandTracker implements AutoCloseable {
    private static final int BOTH_VALID = ControllerPose.POSITION_VALID | ControllerPose.ORIENTATION_VALID;

    /** A hand out of sight for a moment, at most about a second, has not changed where its joints come from. */
    private static final int LOST_FOR_GOOD = 90;

    private static final int JOINTS_BYTES = Joint.COUNT * XrHandJointLocationEXT.SIZEOF;
    private static final int VELOCITIES_BYTES = Joint.COUNT * XrHandJointVelocityEXT.SIZEOF;

    private final XrHandTrackerEXT handle;
    private final Failures failures;
    private final Structs structs = new Structs();
    private final long joints = structs.bytes(JOINTS_BYTES);
    private final long jointVelocities = structs.bytes(VELOCITIES_BYTES);
    private final long source;
    private final long measured;
    private final long predicted;
    private final long request;
    private boolean emulated;
    private boolean everObserved;
    private int callsWithoutJoints = LOST_FOR_GOOD;

    HandTracker(Hand hand, Instance instance, Session session, Spaces spaces, Failures failures)
            throws HeadsetException {
        this.failures = failures;
        boolean saysSource = instance.has(Extension.HAND_DATA_SOURCE);
        source = saysSource
                ? structs.struct(
                        XrHandTrackingDataSourceStateEXT.SIZEOF, XR_TYPE_HAND_TRACKING_DATA_SOURCE_STATE_EXT, NULL)
                : NULL;
        long velocities = structs.struct(XrHandJointVelocitiesEXT.SIZEOF, XR_TYPE_HAND_JOINT_VELOCITIES_EXT, source);
        memPutInt(velocities + XrHandJointVelocitiesEXT.JOINTCOUNT, Joint.COUNT);
        memPutAddress(velocities + XrHandJointVelocitiesEXT.JOINTVELOCITIES, jointVelocities);
        measured = locations(velocities);
        predicted = locations(NULL);
        request = structs.struct(XrHandJointsLocateInfoEXT.SIZEOF, XR_TYPE_HAND_JOINTS_LOCATE_INFO_EXT, NULL);
        memPutAddress(
                request + XrHandJointsLocateInfoEXT.BASESPACE, spaces.base().address());
        try {
            handle = create(hand, session, saysSource);
        } catch (HeadsetException failed) {
            structs.close();
            throw failed;
        }
    }

    private long locations(long next) {
        long locations = structs.struct(XrHandJointLocationsEXT.SIZEOF, XR_TYPE_HAND_JOINT_LOCATIONS_EXT, next);
        memPutInt(locations + XrHandJointLocationsEXT.JOINTCOUNT, Joint.COUNT);
        memPutAddress(locations + XrHandJointLocationsEXT.JOINTLOCATIONS, joints);
        return locations;
    }

    private static XrHandTrackerEXT create(Hand hand, Session session, boolean saysSource) throws HeadsetException {
        try (MemoryStack stack = stackPush()) {
            XrHandTrackerCreateInfoEXT info = XrHandTrackerCreateInfoEXT.calloc(stack)
                    .type$Default()
                    .hand(hand == Hand.LEFT ? XR_HAND_LEFT_EXT : XR_HAND_RIGHT_EXT)
                    .handJointSet(XR_HAND_JOINT_SET_DEFAULT_EXT);
            if (saysSource) {
                info.next(XrHandTrackingDataSourceInfoEXT.calloc(stack)
                        .type$Default()
                        .requestedDataSources(stack.ints(
                                XR_HAND_TRACKING_DATA_SOURCE_UNOBSTRUCTED_EXT,
                                XR_HAND_TRACKING_DATA_SOURCE_CONTROLLER_EXT)));
            }
            PointerBuffer out = stack.mallocPointer(1);
            Results.check(xrCreateHandTrackerEXT(session.handle(), info, out), "track a hand");
            return new XrHandTrackerEXT(out.get(0), session.handle());
        }
    }

    /** Fills the hand as the runtime gives it; leaves it empty while the runtime does not see it. */
    void measure(long xrTime, HandPose out) {
        if (!look(xrTime)) {
            return;
        }
        out.jointFloats = HandPose.FLOATS;
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            readJoint(joint, out.joints);
            flag(out, 1 << joint, flags(joint));
            readVelocity(joint, out);
        }
    }

    /** Learns whether there are joints, and where they come from, as {@link #measure} does. */
    boolean look(long xrTime) {
        boolean active = locate(xrTime, measured);
        callsWithoutJoints = active ? 0 : Math.min(LOST_FOR_GOOD, callsWithoutJoints + 1);
        if (active) {
            readSource();
        }
        return active;
    }

    /** Fills the prediction when the runtime makes one for every joint. */
    void predict(long xrTime, PredictedPoses.Predicted out) {
        if (!locate(xrTime, predicted)) {
            return;
        }
        int common = BOTH_VALID;
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            readJoint(joint, out.joints);
            common &= flags(joint);
        }
        out.jointFloats = common == BOTH_VALID ? HandPose.FLOATS : 0;
    }

    /** Whether there are joints, or were a moment ago. */
    boolean active() {
        return callsWithoutJoints < LOST_FOR_GOOD;
    }

    /** Whether sensors ever saw the bare hand, as far as the runtime says so. */
    boolean everObserved() {
        return everObserved;
    }

    /** Whether the joints last measured were made up from a controller, as far as the runtime says so. */
    boolean emulated() {
        return emulated;
    }

    /** Whether the runtime says where it has the joints from at all. */
    boolean saysSource() {
        return source != NULL;
    }

    private boolean locate(long xrTime, long locations) {
        // What a runtime leaves unwritten would otherwise be the last answer once more.
        memPutInt(locations + XrHandJointLocationsEXT.ISACTIVE, 0);
        memSet(joints, 0, JOINTS_BYTES);
        memSet(jointVelocities, 0, VELOCITIES_BYTES);
        memPutLong(request + XrHandJointsLocateInfoEXT.TIME, xrTime);
        return failures.usable(nxrLocateHandJointsEXT(handle, request, locations))
                && memGetInt(locations + XrHandJointLocationsEXT.ISACTIVE) != 0;
    }

    private void readJoint(int joint, float[] out) {
        long location = joints + (long) joint * XrHandJointLocationEXT.SIZEOF;
        int at = joint * HandPose.FLOATS_PER_JOINT;
        Poses.read(location + XrHandJointLocationEXT.POSE, out, at);
        out[at + 7] = memGetFloat(location + XrHandJointLocationEXT.RADIUS);
    }

    private void readSource() {
        if (source != NULL && memGetInt(source + XrHandTrackingDataSourceStateEXT.ISACTIVE) != 0) {
            emulated = memGetInt(source + XrHandTrackingDataSourceStateEXT.DATASOURCE)
                    == XR_HAND_TRACKING_DATA_SOURCE_CONTROLLER_EXT;
            everObserved |= !emulated;
        }
    }

    private int flags(int joint) {
        return (int) memGetLong(
                joints + (long) joint * XrHandJointLocationEXT.SIZEOF + XrHandJointLocationEXT.LOCATIONFLAGS);
    }

    private static void flag(HandPose out, int bit, int flags) {
        out.positionValid |= (flags & ControllerPose.POSITION_VALID) != 0 ? bit : 0;
        out.positionTracked |= (flags & ControllerPose.POSITION_TRACKED) != 0 ? bit : 0;
        out.orientationValid |= (flags & ControllerPose.ORIENTATION_VALID) != 0 ? bit : 0;
        out.orientationTracked |= (flags & ControllerPose.ORIENTATION_TRACKED) != 0 ? bit : 0;
    }

    private void readVelocity(int joint, HandPose out) {
        long velocity = jointVelocities + (long) joint * XrHandJointVelocityEXT.SIZEOF;
        int flags = (int) memGetLong(velocity + XrHandJointVelocityEXT.VELOCITYFLAGS);
        boolean linear = (flags & XR10.XR_SPACE_VELOCITY_LINEAR_VALID_BIT) != 0;
        boolean angular = (flags & XR10.XR_SPACE_VELOCITY_ANGULAR_VALID_BIT) != 0;
        Poses.readVector(velocity + XrHandJointVelocityEXT.LINEARVELOCITY, out.velocities, joint * 6);
        Poses.readVector(velocity + XrHandJointVelocityEXT.ANGULARVELOCITY, out.velocities, joint * 6 + 3);
        out.linearVelocityValid |= linear ? 1 << joint : 0;
        out.angularVelocityValid |= angular ? 1 << joint : 0;
        out.velocityFloats = linear || angular ? HandPose.VELOCITY_FLOATS : out.velocityFloats;
    }

    @Override
    public void close() {
        xrDestroyHandTrackerEXT(handle);
        structs.close();
    }
}
