/**
 * Trying a rubric on many recorded sessions at once: which, in parallel and restartably, and a report of what it would move. Nothing takes
 * effect by it.
 */
package org.trocar.telemetry.archive;
