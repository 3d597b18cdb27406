package org.trocar.server.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("org.trocar.JournalStall")
@Label("Journal stall")
@Description("A real-time session's journal was more than a second behind its ticks, for as long as this event")
@Category("Trocar")
@StackTrace(false)
final class JournalStallEvent extends Event {
    @Label("Session id")
    String sessionId;

    @Label("Tick")
    @Description("At which it began")
    long tick;

    @Label("Most ticks behind")
    long mostTicksBehind;
}
