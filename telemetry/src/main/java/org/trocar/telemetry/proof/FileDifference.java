package org.trocar.telemetry.proof;

/** How a file is not as the inventory lists it. */
sealed interface FileDifference {
    String path();

    record Changed(String path, ByteRange range) implements FileDifference {}

    record Missing(String path) implements FileDifference {}

    record Added(String path) implements FileDifference {}
}
