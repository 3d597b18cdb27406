package org.trocar.telemetry.playback;

/** A session's whole state after a tick, to start from. */
record Keyframe(long tick, byte[] state) {}
