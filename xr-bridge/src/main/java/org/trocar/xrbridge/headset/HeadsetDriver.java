package org.trocar.xrbridge.headset;

/** Opens a kind of headset, again after each loss. */
@FunctionalInterface
public interface HeadsetDriver {
    /** @throws HeadsetException saying in plain words what is missing and what to do */
    Headset open() throws HeadsetException;
}
