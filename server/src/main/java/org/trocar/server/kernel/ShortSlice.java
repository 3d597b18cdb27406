package org.trocar.server.kernel;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.util.Map;
import java.util.Optional;

/**
 * A thread that others wait for: it asks Linux, from 6.12 on, to be given the processor in short slices, and so soon after it was woken, before
 * threads that have begun a longer one. It gets no more of the processor for that, and needs no permission. Threads that it begins do not have them.
 */
public final class ShortSlice {
    /** The shortest that Linux gives. */
    private static final long NANOS = 100_000;

    /** Of {@code struct sched_attr} in its first version: see sched_setattr(2). */
    private static final int ATTRIBUTE_BYTES = 48;

    private static final int POLICY = 4;
    private static final int FLAGS = 8;
    private static final int RUNTIME = 24;
    private static final int SCHED_OTHER = 0;
    /** So that threads which this one begins have slices like all others. */
    private static final long RESET_ON_FORK = 1;

    private static final Map<String, Calls> CALLS =
            Map.of("amd64", new Calls(314, 315), "aarch64", new Calls(274, 275));

    private ShortSlice() {}

    /** The system's numbers of sched_setattr and sched_getattr. */
    private record Calls(long set, long get) {
        boolean set(Memory attributes) {
            return syscall(set, 0, attributes, 0) == 0;
        }

        boolean get(Memory attributes) {
            return syscall(get, 0, attributes, ATTRIBUTE_BYTES, 0) == 0;
        }

        private static long syscall(long number, Object... arguments) {
            Object[] all = new Object[arguments.length + 1];
            all[0] = new NativeLong(number);
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return NativeLibrary.getProcess().getFunction("syscall").invokeLong(all);
        }
    }

    /** The same work, by a thread that asks for short slices first. */
    public static Runnable before(Runnable work) {
        return () -> {
            ask();
            work.run();
        };
    }

    /** Whether this thread has short slices from now on. What else it was given, such as its niceness, stays. */
    static boolean ask() {
        try {
            return calls().map(ShortSlice::ask).orElse(false);
        } catch (LinkageError e) {
            // JNA has no library for this system, or nowhere to put it: slices are as they were.
            return false;
        }
    }

    /** Whether there is a way to ask this system. */
    static boolean known() {
        return calls().isPresent();
    }

    private static Optional<Calls> calls() {
        return Platform.isLinux() ? Optional.ofNullable(CALLS.get(System.getProperty("os.arch"))) : Optional.empty();
    }

    private static boolean ask(Calls calls) {
        Memory attributes = new Memory(ATTRIBUTE_BYTES);
        if (!calls.get(attributes) || attributes.getInt(POLICY) != SCHED_OTHER) {
            return false;
        }
        attributes.setLong(FLAGS, RESET_ON_FORK);
        attributes.setLong(RUNTIME, NANOS);
        return calls.set(attributes) && calls.get(attributes) && attributes.getLong(RUNTIME) == NANOS;
    }
}
