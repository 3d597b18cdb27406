/** A data folder copied while a server works in it, and put back. */
package org.trocar.telemetry.backup;
