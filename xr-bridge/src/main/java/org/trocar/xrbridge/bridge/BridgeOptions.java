package org.trocar.xrbridge.bridge;

import java.time.Duration;
import java.util.Optional;
import org.trocar.core.hands.StartHands;
import org.trocar.xrbridge.client.RunOptions;

/**
 * What a bridge is to do.
 *
 * @param run the session to open; its pace is real time, and its tick rate is also how many frames a second are taken from the headset
 * @param gaze whether the learner agreed that it be said where they look
 * @param patience how long to try to come back after the connection was lost; zero not to
 * @param start where the hands start when they do not hold still at the beginning, as those of recordings; empty to calibrate
 */
public record BridgeOptions(RunOptions run, boolean gaze, Duration patience, Optional<StartHands> start) {}
