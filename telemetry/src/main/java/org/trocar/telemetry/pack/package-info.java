/** A session's folder as one file, and back: {@link org.trocar.telemetry.pack.SessionPack}. */
package org.trocar.telemetry.pack;
