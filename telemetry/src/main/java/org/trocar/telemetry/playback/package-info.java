/** A session run again so that a person can look at it: forward tick by tick, to any tick, at any speed, with markers of what happened. */
package org.trocar.telemetry.playback;
