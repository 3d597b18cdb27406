package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.KHRConvertTimespecTime.nxrConvertTimespecTimeToTimeKHR;
import static org.lwjgl.system.MemoryUtil.memGetLong;
import static org.lwjgl.system.MemoryUtil.memPutLong;

/** Linux: {@link System#nanoTime} is CLOCK_MONOTONIC, which the runtime converts from. */
final class TimespecClock implements RuntimeClock {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Instance instance;
    private final Structs structs = new Structs();
    /** A {@code struct timespec}: seconds, then nanoseconds. */
    private final long timespec = structs.bytes(16);

    private final long xrTime = structs.bytes(8);

    TimespecClock(Instance instance) {
        this.instance = instance;
    }

    @Override
    public long xrTime(long nowNanos) {
        memPutLong(timespec, Math.floorDiv(nowNanos, NANOS_PER_SECOND));
        memPutLong(timespec + 8, Math.floorMod(nowNanos, NANOS_PER_SECOND));
        return nxrConvertTimespecTimeToTimeKHR(instance.handle(), timespec, xrTime) < 0 ? 0 : memGetLong(xrTime);
    }

    @Override
    public String name() {
        return "CLOCK_MONOTONIC";
    }

    @Override
    public void close() {
        structs.close();
    }
}
