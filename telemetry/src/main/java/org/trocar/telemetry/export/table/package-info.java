/** A session as tables: what their columns are, which rows a session gives, and the two ways of writing them, CSV and Parquet. */
package org.trocar.telemetry.export.table;
