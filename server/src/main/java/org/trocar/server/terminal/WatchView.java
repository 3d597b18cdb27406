package org.trocar.server.terminal;

import java.util.Optional;
import org.trocar.protos.v1.WatchTable;

/**
 * What is to be seen of a server's sessions.
 *
 * @param address of the server
 * @param table the newest; empty before the first
 * @param chosen the id of the session that keys are about; empty when there is none
 * @param bottom what is asked or said in the last line; empty for the keys
 */
record WatchView(String address, Optional<WatchTable> table, String chosen, String bottom, boolean help) {}
