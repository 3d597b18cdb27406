package org.trocar.core.scenario;

/**
 * One ring, a rigid torus of even density.
 *
 * @param majorRadiusMetres from the ring's centre to the centre of its tube
 * @param tubeRadiusMetres the tube's radius
 * @param massKg its mass
 * @param count how many rings there are; ring i starts on the i-th peg of the starting side
 */
public record RingSpec(double majorRadiusMetres, double tubeRadiusMetres, double massKg, int count) {}
