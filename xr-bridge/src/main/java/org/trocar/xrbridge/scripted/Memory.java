package org.trocar.xrbridge.scripted;

/** The last second of sights, so that a trainee can act on what it saw a reaction time ago. */
final class Memory {
    private final Sight[] sights;
    private int newest = -1;
    private int seen;

    /** @param lagTicks how old the sight to act on is */
    Memory(int ringCount, int lagTicks) {
        sights = new Sight[lagTicks + 1];
        for (int i = 0; i < sights.length; i++) {
            sights[i] = new Sight(ringCount);
        }
    }

    /** Takes the newest sight in, and returns the one to act on: as old as the lag, or the oldest there is. */
    Sight see(Sight now) {
        newest = (newest + 1) % sights.length;
        sights[newest].set(now);
        seen = Math.min(seen + 1, sights.length);
        return sights[(newest - (seen - 1) + sights.length) % sights.length];
    }
}
