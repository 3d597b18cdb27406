package org.trocar.xrbridge.trace;

import java.io.IOException;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;

/** The mirror image of a person in the plane x = 0: left and right change places, and so do the hands. */
public final class Mirror {
    private final HandPose hand = new HandPose();
    private final ControllerPose controller = new ControllerPose();

    /** The source as in a mirror; closing it closes the source. */
    public static FrameSource of(FrameSource source) {
        Mirror mirror = new Mirror();
        return new FrameSource() {
            @Override
            public TraceHeader header() {
                return source.header();
            }

            @Override
            public boolean next(HandFrame frame) throws IOException {
                boolean any = source.next(frame);
                if (any) {
                    mirror.apply(frame);
                }
                return any;
            }

            @Override
            public long omitted() {
                return source.omitted();
            }

            @Override
            public void close() throws IOException {
                source.close();
            }
        };
    }

    /** Mirrors a frame's measured values in place. */
    public void apply(HandFrame frame) {
        hand.set(frame.hand(Hand.LEFT));
        frame.hand(Hand.LEFT).set(frame.hand(Hand.RIGHT));
        frame.hand(Hand.RIGHT).set(hand);
        controller.set(frame.controller(Hand.LEFT));
        frame.controller(Hand.LEFT).set(frame.controller(Hand.RIGHT));
        frame.controller(Hand.RIGHT).set(controller);
        reflect(frame.head, 0);
        reflect(frame.hand(Hand.LEFT), frame.controller(Hand.LEFT));
        reflect(frame.hand(Hand.RIGHT), frame.controller(Hand.RIGHT));
    }

    private static void reflect(HandPose joints, ControllerPose controller) {
        reflect(controller.grip, 0);
        reflect(controller.aim, 0);
        for (int i = 0; i < Joint.COUNT; i++) {
            reflect(joints.joints, i * HandPose.FLOATS_PER_JOINT);
            reflectVelocity(joints.velocities, i * 6);
        }
    }

    /** Position x, y, z, orientation x, y, z, w. */
    private static void reflect(float[] pose, int at) {
        pose[at] = -pose[at];
        pose[at + 4] = -pose[at + 4];
        pose[at + 5] = -pose[at + 5];
    }

    /** Linear x, y, z, angular x, y, z. */
    private static void reflectVelocity(float[] velocity, int at) {
        velocity[at] = -velocity[at];
        velocity[at + 4] = -velocity[at + 4];
        velocity[at + 5] = -velocity[at + 5];
    }
}
