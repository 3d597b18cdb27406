package org.trocar.telemetry.replay;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** The records of the tick being replayed, as they were written: what {@link ReplaySource} fills and {@link VerifyingJournal} compares with. */
final class RecordedTick {
    final ExpandableArrayBuffer input = new ExpandableArrayBuffer();
    final ExpandableArrayBuffer derived = new ExpandableArrayBuffer();
    final ExpandableArrayBuffer snapshot = new ExpandableArrayBuffer();
    int inputLength;
    int derivedLength;
    /** 0 when none was taken after this tick. */
    int snapshotLength;

    long tick;
    long stateHash;

    void begin(long newTick, DirectBuffer payload) {
        tick = newTick;
        inputLength = payload.capacity();
        input.putBytes(0, payload, 0, inputLength);
        derivedLength = 0;
        snapshotLength = 0;
    }

    void derived(DirectBuffer payload) {
        derivedLength = payload.capacity();
        derived.putBytes(0, payload, 0, derivedLength);
    }

    void snapshot(DirectBuffer payload) {
        snapshotLength = payload.capacity();
        snapshot.putBytes(0, payload, 0, snapshotLength);
    }
}
