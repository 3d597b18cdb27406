/**
 * Motion recorded by anyone, as text, and what it measures: the researchers' door. {@link org.trocar.telemetry.trace.TraceReader} reads a file
 * strictly, line by line; {@link org.trocar.telemetry.trace.TraceMetrics} measures it as it is or by the canonical pipeline.
 * {@code docs/scoring.md} has the format and a worked example.
 */
package org.trocar.telemetry.trace;
