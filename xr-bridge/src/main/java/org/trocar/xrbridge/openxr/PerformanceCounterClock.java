package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.KHRWin32ConvertPerformanceCounterTime.nxrConvertWin32PerformanceCounterToTimeKHR;
import static org.lwjgl.system.MemoryUtil.memGetLong;

import org.lwjgl.system.JNI;
import org.lwjgl.system.Library;
import org.lwjgl.system.SharedLibrary;

/** Windows: the performance counter is read between two readings of {@link System#nanoTime}, and the runtime converts it. */
final class PerformanceCounterClock implements RuntimeClock {
    private final Instance instance;
    private final Structs structs = new Structs();
    private final long counter = structs.bytes(8);
    private final long xrTime = structs.bytes(8);
    private final SharedLibrary kernel =
            Library.loadNative(PerformanceCounterClock.class, "org.trocar.xrbridge", "kernel32");
    private final long queryPerformanceCounter = kernel.getFunctionAddress("QueryPerformanceCounter");

    PerformanceCounterClock(Instance instance) {
        this.instance = instance;
    }

    @Override
    public long xrTime(long nowNanos) {
        long before = System.nanoTime();
        JNI.invokePI(counter, queryPerformanceCounter);
        long after = System.nanoTime();
        if (nxrConvertWin32PerformanceCounterToTimeKHR(instance.handle(), counter, xrTime) < 0) {
            return 0;
        }
        long readNanos = before + (after - before) / 2;
        return memGetLong(xrTime) - (readNanos - nowNanos);
    }

    @Override
    public String name() {
        return "QueryPerformanceCounter";
    }

    @Override
    public void close() {
        kernel.free();
        structs.close();
    }
}
