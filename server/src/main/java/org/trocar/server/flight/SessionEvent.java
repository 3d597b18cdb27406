package org.trocar.server.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("org.trocar.Session")
@Label("Session")
@Description("A session in this process, from its opening or revival to its last tick")
@Category("Trocar")
@StackTrace(false)
final class SessionEvent extends Event {
    @Label("Session id")
    String sessionId;

    @Label("Ticks")
    long ticks;

    @Label("Frames accepted")
    long framesAccepted;

    @Label("Frames missing")
    long framesMissing;

    @Label("Frames late")
    long framesLate;

    @Label("Ticks given up by a late server")
    long slippedTicks;

    @Label("End")
    @Description("Why it ended; ABORTED for a failure")
    String end;
}
