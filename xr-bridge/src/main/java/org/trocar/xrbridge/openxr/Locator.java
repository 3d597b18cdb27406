package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.XR10.*;
import static org.lwjgl.system.MemoryUtil.*;

import org.lwjgl.openxr.XrSpace;
import org.lwjgl.openxr.XrSpaceLocation;

/** Asks where spaces are in the trainee's space. */
final class Locator implements AutoCloseable {
    private final Structs structs = new Structs();
    private final long location;
    private final XrSpace base;
    private final Failures failures;

    /** @param next a structure to be filled along, or {@code NULL} */
    Locator(Spaces spaces, Failures failures, long next) {
        this.base = spaces.base();
        this.failures = failures;
        this.location = structs.struct(XrSpaceLocation.SIZEOF, XR_TYPE_SPACE_LOCATION, next);
    }

    /** Fills a pose and returns its flags, as the runtime gave both; 0 when it failed. */
    int locate(XrSpace space, long xrTime, float[] pose) {
        memPutLong(location + XrSpaceLocation.LOCATIONFLAGS, 0);
        if (!failures.usable(nxrLocateSpace(space, base, xrTime, location))) {
            return 0;
        }
        Poses.read(location + XrSpaceLocation.POSE, pose, 0);
        return (int) memGetLong(location + XrSpaceLocation.LOCATIONFLAGS);
    }

    @Override
    public void close() {
        structs.close();
    }
}
