package org.trocar.benchmarks.report;

/**
 * What a figure is held against: the limit or the peer that did the same work in the same run.
 *
 * @param what in words, such as "memcpy of the same bytes"
 */
public record Beside(String what, Series series) {}
