package org.trocar.core.content;

import org.trocar.core.scenario.Scenario;

/**
 * A scenario together with the file it was read from, so that a journal can keep the very bytes and a grade can name them.
 *
 * @param scenario what the bytes say
 * @param sha256 of the bytes, lower-case hex
 * @param bytes the whole file
 */
public record LoadedScenario(Scenario scenario, String sha256, byte[] bytes) {

    public LoadedScenario {
        bytes = bytes.clone();
    }

    /** A copy: the hash stays true. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }
}
