package org.trocar.core.scenario;

/**
 * One level of a criterion.
 *
 * @param name for people, such as {@code proficient}
 * @param threshold the value that just reaches it, in the metric's unit
 */
public record Level(String name, double threshold) {}
