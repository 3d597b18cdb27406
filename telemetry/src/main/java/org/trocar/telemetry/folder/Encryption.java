package org.trocar.telemetry.folder;

/** How the payloads of a session's records are encrypted, with a key of the learner's that lies elsewhere. */
public enum Encryption {
    AES256_GCM
}
