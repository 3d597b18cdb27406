/**
 * Other people's recordings of hands, read as {@linkplain org.trocar.xrbridge.trace traces}: each format's importer converts units and
 * handedness, and marks what the recording lacks as absent or not valid.
 *
 * <p>To add a format, write an {@link org.trocar.xrbridge.recording.Importer} and add it to {@link org.trocar.xrbridge.recording.Recordings}.
 */
package org.trocar.xrbridge.recording;
