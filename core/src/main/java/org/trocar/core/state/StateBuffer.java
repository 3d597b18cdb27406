package org.trocar.core.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The one flat buffer through which every stateful part of the simulation is saved, restored and hashed.
 *
 * <p>Values are 64-bit little-endian words. The buffer grows while the first ticks run and then stays: nothing is allocated in steady
 * state. Not thread-safe: a buffer belongs to one session.
 */
public final class StateBuffer {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;

    private byte[] bytes = new byte[4096];
    private int position;
    private int limit;
    private boolean restoring;

    /** Empties the buffer and makes it take values. */
    public StateBuffer forSaving() {
        restoring = false;
        position = 0;
        limit = 0;
        return this;
    }

    /** Goes back to the start and makes the buffer give its values back, in the order they were taken. */
    public StateBuffer forRestoring() {
        restoring = true;
        position = 0;
        return this;
    }

    /** Makes the buffer give back the values of a saved snapshot. */
    public StateBuffer forRestoring(byte[] snapshot) {
        if (snapshot.length % Long.BYTES != 0) {
            throw new IllegalStateException(
                    "a snapshot is whole 8-byte words, but this one has " + snapshot.length + " bytes");
        }
        bytes = snapshot.clone();
        limit = snapshot.length;
        return forRestoring();
    }

    /** Whether values flow from the buffer into the parts. A part needs it only to resize what it holds. */
    public boolean restoring() {
        return restoring;
    }

    public long exchange(long value) {
        if (restoring) {
            return take();
        }
        put(value);
        return value;
    }

    public int exchange(int value) {
        return (int) exchange((long) value);
    }

    public boolean exchange(boolean value) {
        return exchange(value ? 1L : 0L) != 0;
    }

    public double exchange(double value) {
        return Double.longBitsToDouble(exchange(Double.doubleToRawLongBits(value)));
    }

    public <E extends Enum<E>> E exchange(E value, E[] values) {
        int ordinal = (int) exchange(value == null ? -1L : value.ordinal());
        return ordinal < 0 ? null : values[ordinal];
    }

    /** Passes the first {@code count} elements of an array; the caller exchanges the count itself first. */
    public void exchange(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = exchange(values[i]);
        }
    }

    public void exchange(long[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = exchange(values[i]);
        }
    }

    public void exchange(int[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = exchange(values[i]);
        }
    }

    public int sizeBytes() {
        return limit;
    }

    /** A copy of what was saved. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, limit);
    }

    /** What was saved, without a copy: the first {@link #sizeBytes} bytes, to be read only, and only until the next value is exchanged. */
    public byte[] array() {
        return bytes;
    }

    /** Fails unless restoring consumed exactly what was saved. */
    public void requireConsumed() {
        if (restoring && position != limit) {
            throw new IllegalStateException("the snapshot holds " + limit + " bytes but its parts read " + position
                    + "; it was written by another engine version");
        }
    }

    /** A 64-bit hash of the saved words (four interleaved multiply-rotate lanes, mixed at the end). Equal states give equal hashes. */
    public long hash() {
        long a = PRIME_1;
        long b = PRIME_2;
        int i = 0;
        for (; i + 16 <= limit; i += 16) {
            a = mix(a, (long) LONGS.get(bytes, i));
            b = mix(b, (long) LONGS.get(bytes, i + 8));
        }
        if (i < limit) {
            a = mix(a, (long) LONGS.get(bytes, i));
        }
        return avalanche(Long.rotateLeft(a, 7) * PRIME_1 ^ Long.rotateLeft(b, 31) * PRIME_2 ^ limit);
    }

    private static long mix(long lane, long word) {
        return Long.rotateLeft(lane + word * PRIME_2, 31) * PRIME_1;
    }

    private static long avalanche(long value) {
        long h = (value ^ value >>> 33) * PRIME_2;
        h = (h ^ h >>> 29) * PRIME_3;
        return h ^ h >>> 32;
    }

    private void put(long word) {
        if (position == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        LONGS.set(bytes, position, word);
        position += Long.BYTES;
        limit = position;
    }

    private long take() {
        if (position + Long.BYTES > limit) {
            throw new IllegalStateException("the snapshot ends after " + limit
                    + " bytes but its parts want more; it was written by" + " another engine version");
        }
        long word = (long) LONGS.get(bytes, position);
        position += Long.BYTES;
        return word;
    }
}
