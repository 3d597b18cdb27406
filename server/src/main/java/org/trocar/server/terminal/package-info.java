/**
 * A replay in a terminal: {@link org.trocar.server.terminal.ReplayScreen} turns a moment into lines of text and knows no terminal;
 * {@link org.trocar.server.terminal.ReplayViewer} takes keys and shows them.
 */
package org.trocar.server.terminal;
