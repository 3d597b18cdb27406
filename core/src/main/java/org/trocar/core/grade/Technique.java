package org.trocar.core.grade;

/**
 * How well it was done, by all criteria that have evidence: 100 · Σ weight · levels reached / levels, over Σ weight of those that can be
 * judged. 0 for an unfinished run and for one with a critical error. From 0 to 100 points.
 *
 * @param points by the values as they are
 * @param low by the unfavourable ends of their intervals
 * @param high by the favourable ends
 */
public record Technique(double points, double low, double high) {
    static final double MAX = 100;
}
