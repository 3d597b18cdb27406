/**
 * Carries a headset to a server. One thread, {@link org.trocar.xrbridge.bridge.HeadsetLoop}, makes every call to the headset at a steady
 * rate and allocates nothing; another, {@link org.trocar.xrbridge.bridge.Uplink}, talks to the server. Between them lie
 * {@link org.trocar.xrbridge.bridge.FreshFrames} one way and {@link org.trocar.xrbridge.bridge.Vibrations} the other.
 */
package org.trocar.xrbridge.bridge;
