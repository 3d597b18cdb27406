/**
 * What one error made of a run: the same recorded hands once more, with the jaws that made it inert for a while. See {@code docs/debrief.md}.
 */
package org.trocar.telemetry.debrief;
