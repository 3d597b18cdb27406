package org.trocar.xrbridge.openxr;

import static org.lwjgl.system.MemoryUtil.*;

import java.util.ArrayList;
import java.util.List;

/** Native memory that lives as long as its owner: zeroed when made, given back together. */
final class Structs implements AutoCloseable {
    /** Every OpenXR structure begins with a 32-bit type, padded, and a pointer to the next. */
    private static final int NEXT = 8;

    private final List<Long> blocks = new ArrayList<>();

    /** Address of that many zeroed bytes. */
    long bytes(int size) {
        long address = nmemCallocChecked(1, size);
        blocks.add(address);
        return address;
    }

    /** Address of a structure of this type, with another one chained to it or {@code NULL}. */
    long struct(int size, int type, long next) {
        long address = bytes(size);
        memPutInt(address, type);
        memPutAddress(address + NEXT, next);
        return address;
    }

    @Override
    public void close() {
        blocks.forEach(address -> nmemFree(address));
        blocks.clear();
    }
}
