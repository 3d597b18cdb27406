/**
 * Other people's recordings of hands, and of tools that hands held, read as {@linkplain org.trocar.xrbridge.trace traces}: each format's
 * importer converts units and axes, and marks what the recording lacks as absent or not valid. {@code docs/recordings.md} has the formats.
 *
 * <p>To add one, write an {@link org.trocar.xrbridge.recording.Importer} and add it to {@link org.trocar.xrbridge.recording.Recordings};
 * {@code CONTRIBUTING.md} has the steps.
 */
package org.trocar.xrbridge.recording;
