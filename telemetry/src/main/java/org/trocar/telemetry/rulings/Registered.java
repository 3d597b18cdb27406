package org.trocar.telemetry.rulings;

/**
 * A ruling as it was added.
 *
 * @param hash SHA-256 of its statement, which stands for it and all before: worth keeping elsewhere
 */
public record Registered(Ruling ruling, String hash) {}
