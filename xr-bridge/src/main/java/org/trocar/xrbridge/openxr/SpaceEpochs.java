package org.trocar.xrbridge.openxr;

/**
 * Counts how often a space's origin has moved. A move is announced with the time from which poses are given in the new space; the time may
 * have passed already, or lie a little ahead.
 */
final class SpaceEpochs {
    /** More moves at once nobody can tell apart. */
    private static final int MOST_ANNOUNCED = 8;

    private final long[] changeTimes = new long[MOST_ANNOUNCED];
    private int announced;
    private int epoch;

    void announce(long changeTime) {
        if (announced == MOST_ANNOUNCED) {
            epoch++;
            return;
        }
        changeTimes[announced++] = changeTime;
    }

    /** The epoch of a pose at this time; times rise from call to call. */
    int at(long xrTime) {
        int kept = 0;
        for (int i = 0; i < announced; i++) {
            if (changeTimes[i] <= xrTime) {
                epoch++;
            } else {
                changeTimes[kept++] = changeTimes[i];
            }
        }
        announced = kept;
        return epoch;
    }
}
