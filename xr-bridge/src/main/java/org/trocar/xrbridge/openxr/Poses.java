package org.trocar.xrbridge.openxr;

import static org.lwjgl.system.MemoryUtil.memGetFloat;

import org.lwjgl.openxr.XrPosef;
import org.lwjgl.openxr.XrQuaternionf;
import org.lwjgl.openxr.XrVector3f;

/** Reads OpenXR's poses, which have the orientation first, into Trocar's, which have the position first. */
final class Poses {
    private Poses() {}

    static void read(long pose, float[] out, int at) {
        readVector(pose + XrPosef.POSITION, out, at);
        long orientation = pose + XrPosef.ORIENTATION;
        out[at + 3] = memGetFloat(orientation + XrQuaternionf.X);
        out[at + 4] = memGetFloat(orientation + XrQuaternionf.Y);
        out[at + 5] = memGetFloat(orientation + XrQuaternionf.Z);
        out[at + 6] = memGetFloat(orientation + XrQuaternionf.W);
    }

    static void readVector(long vector, float[] out, int at) {
        out[at] = memGetFloat(vector + XrVector3f.X);
        out[at + 1] = memGetFloat(vector + XrVector3f.Y);
        out[at + 2] = memGetFloat(vector + XrVector3f.Z);
    }
}
