package org.trocar.telemetry.proof;

/**
 * Bytes of a file.
 *
 * @param from the first, from 0
 * @param to after the last
 */
public record ByteRange(long from, long to) {}
