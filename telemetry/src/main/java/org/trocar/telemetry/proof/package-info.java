/**
 * What a session's folder proves of itself. A closed folder is sealed by {@link org.trocar.telemetry.proof.FolderSeal} and checked,
 * anywhere and without any secret, by {@link org.trocar.telemetry.proof.Verification}.
 */
package org.trocar.telemetry.proof;
