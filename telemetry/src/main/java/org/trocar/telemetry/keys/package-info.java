/**
 * The server's key, which signs, and the learners' keys, which encrypt. Start reading at {@link org.trocar.telemetry.keys.SignedFile} and
 * {@link org.trocar.telemetry.keys.LearnerKeys}.
 */
package org.trocar.telemetry.keys;
