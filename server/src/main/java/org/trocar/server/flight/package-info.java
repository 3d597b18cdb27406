/** What Java Flight Recorder is told of sessions: events of the name {@code org.trocar.…}, cheap enough to be left on. */
package org.trocar.server.flight;
