/**
 * A session as an export sees it: {@link SessionReading} goes through its journal once, shows a {@link SessionWriter} every sealed tick, and
 * gathers what is known only at the end. Knows nothing of file formats.
 */
package org.trocar.telemetry.export.session;
