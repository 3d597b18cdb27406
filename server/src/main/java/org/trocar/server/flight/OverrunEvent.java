package org.trocar.server.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("org.trocar.Overrun")
@Label("Overrun")
@Description("A session's loop was so late that ticks were given up")
@Category("Trocar")
@StackTrace(false)
final class OverrunEvent extends Event {
    @Label("Session id")
    String sessionId;

    @Label("Tick")
    long tick;

    @Label("Ticks given up")
    long slippedTicks;
}
