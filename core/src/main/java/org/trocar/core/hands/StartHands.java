package org.trocar.core.hands;

/**
 * Where a person's two handles are when they start, in their tracking space, metres. A client proposes these (the median positions) for a
 * recording without stillness: the field is placed from them at once and the run is journaled "uncalibrated".
 */
public record StartHands(double leftX, double leftY, double leftZ, double rightX, double rightY, double rightZ) {}
