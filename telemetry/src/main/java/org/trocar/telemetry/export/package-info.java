/**
 * Sessions made into files for other programs: {@link Exporter} keeps a folder of exported sessions that can be added to, one session at a
 * time. Which formats there are is {@link Format}; {@code docs/exports.md} has their schemas.
 */
package org.trocar.telemetry.export;
