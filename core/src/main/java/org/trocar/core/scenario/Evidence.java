package org.trocar.core.scenario;

/**
 * Why a metric is believed to tell good operating from poor, of this metric in this kind of task. A criterion without any is "research"
 * and weighs nothing.
 *
 * @param n how many people, or runs, it was seen in
 * @param effect what was seen, such as {@code d 0.8 to 1.2}
 * @param source where that was published
 */
public record Evidence(int n, String effect, String source) {}
