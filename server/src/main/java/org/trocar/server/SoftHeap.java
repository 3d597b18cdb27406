package org.trocar.server;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;

/**
 * Keeps the heap no larger than its sessions need, as long as it can. The collector for short pauses would else spread over all that it may
 * have, a quarter of the machine's memory, before it takes any of it again; and memory that is touched for the first time costs much more
 * than collecting, on a virtual machine above all. It is no bound: a server that needs more takes more. But one that is told too little
 * collects all the time: 48 sessions that were told 128 MB ticked late by 200 ms.
 */
public final class SoftHeap {
    private static final String OPTION = "SoftMaxHeapSize";

    private SoftHeap() {}

    /**
     * For this process from now on, unless whoever started it has said how much, by {@code -XX:SoftMaxHeapSize}, or its virtual machine does
     * not know of such a thing.
     *
     * @param sessions that may run at once
     */
    public static void forSessions(int sessions) {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine == null) {
            return;
        }
        long wanted = Math.min(HeapShare.bytes(sessions), Runtime.getRuntime().maxMemory());
        try {
            if (!chosen(machine.getVMOption(OPTION))) {
                machine.setVMOption(OPTION, Long.toString(wanted));
            }
        } catch (IllegalArgumentException e) {
            // This virtual machine has no such option: its heap is as it would be.
        }
    }

    private static boolean chosen(VMOption option) {
        return option.getOrigin() != VMOption.Origin.DEFAULT && option.getOrigin() != VMOption.Origin.ERGONOMIC;
    }
}
