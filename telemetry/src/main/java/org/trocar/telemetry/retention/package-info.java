/** Which sessions are old enough to go, which are kept whatever their age, and taking the former away. */
package org.trocar.telemetry.retention;
