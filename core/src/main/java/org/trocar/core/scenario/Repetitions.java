package org.trocar.core.scenario;

/**
 * How often a pass has to be repeated before training of a task is done (for peg transfer Ritter and Scott 2007,
 * doi 10.1177/1553350607302329).
 *
 * @param inARow passes in a row, at least 1
 * @param further passes after those, not necessarily in a row, at least 0
 * @param source where that comes from, or "provisional"
 */
public record Repetitions(int inARow, int further, String source) {}
