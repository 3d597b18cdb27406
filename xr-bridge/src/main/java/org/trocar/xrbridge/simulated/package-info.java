/**
 * Headsets without hardware or runtime: {@link org.trocar.xrbridge.simulated.RecordedDriver} plays a recording,
 * {@link org.trocar.xrbridge.simulated.ScriptedDriver} has the scripted trainee operate. They go through the same bridge as a real one, so
 * that everyone can run it, and they show how the next device is made.
 */
package org.trocar.xrbridge.simulated;
