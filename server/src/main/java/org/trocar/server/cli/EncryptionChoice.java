package org.trocar.server.cli;

import picocli.CommandLine.Option;

/** The {@code --encrypt} option: whether a server of this process encrypts what it records. */
final class EncryptionChoice {
    @Option(
            names = "--encrypt",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = {
                "Encrypt new sessions' records with a key for each learner, whose data can then be erased for good.",
                "This is the usual; --no-encrypt leaves them readable to whoever has the folder."
            })
    private boolean encrypt;

    boolean encrypt() {
        return encrypt;
    }
}
