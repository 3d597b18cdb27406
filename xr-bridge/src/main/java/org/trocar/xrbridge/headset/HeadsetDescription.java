package org.trocar.xrbridge.headset;

import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.TrackingSource;

/**
 * What a headset says of itself.
 *
 * @param name product name, at most 100 characters
 * @param runtime the runtime or program behind it, with its version, at most 100 characters
 * @param provenance whether a person's hands are observed, made up from controllers, recorded or computed
 * @param left how the left hand's pose comes about
 * @param right how the right hand's pose comes about
 * @param rateHz how often it means to deliver, frames a second; 0 when it does not say
 * @param gaze whether it can tell where its wearer looks
 * @param clockName the clock behind its times, such as "CLOCK_MONOTONIC"
 */
public record HeadsetDescription(
        String name,
        String runtime,
        Provenance provenance,
        TrackingSource left,
        TrackingSource right,
        float rateHz,
        boolean gaze,
        String clockName) {}
