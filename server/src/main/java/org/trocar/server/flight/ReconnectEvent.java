package org.trocar.server.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("org.trocar.Reconnect")
@Label("Reconnect")
@Description("A client came back to its session")
@Category("Trocar")
@StackTrace(false)
final class ReconnectEvent extends Event {
    @Label("Session id")
    String sessionId;

    @Label("Tick")
    long tick;

    @Label("After the server died")
    boolean afterDeath;
}
