package org.trocar.telemetry.export.session;

/**
 * What a session and its learner are called in the files.
 *
 * @param session the session's id, or what stands for it
 * @param learner the learner's pseudonym, or what stands for it
 * @param disguised whether both are made up for this export; then nothing else that names a person, device or day is written either
 */
public record Identity(String session, String learner, boolean disguised) {}
