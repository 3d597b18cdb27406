/**
 * The log of attempts, which can be made anew from the sessions' folders at any time, and drawings of a learner's progress.
 * {@link org.trocar.telemetry.progress.AttemptsLog} is where to begin.
 */
package org.trocar.telemetry.progress;
