package org.trocar.core.scenario;

import org.trocar.core.hands.Hand;

/** Where the two instruments pass through the wall, in the field's frame (metres); the right port mirrors the left one in x. */
public record Ports(double halfDistanceMetres, double heightMetres, double towardsTraineeMetres) {
    public double xMetres(Hand hand) {
        return hand == Hand.LEFT ? -halfDistanceMetres : halfDistanceMetres;
    }
}
