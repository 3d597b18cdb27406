package org.trocar.telemetry.export.session;

import org.trocar.core.hands.Hand;
import org.trocar.core.metric.Movement;

/**
 * One movement of one hand's instrument tip.
 *
 * @param number counts the hand's movements from 1
 */
public record HandMovement(Hand hand, int number, Movement movement) {}
