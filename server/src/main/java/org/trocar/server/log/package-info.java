/** The server's log: events as lines for people or as JSON for collectors, those of libraries included. */
package org.trocar.server.log;
