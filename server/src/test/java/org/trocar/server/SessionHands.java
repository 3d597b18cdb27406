package org.trocar.server;

import java.util.List;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.replay.ReplaySource;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceHeader;

/** The hands of a session, out of its journal. */
final class SessionHands implements FrameSource {
    private final JournalReader reader;
    private final ReplaySource ticks;
    private final TickInput in = new TickInput();
    private int taken;

    SessionHands(SessionFolder folder) {
        reader = JournalReader.open(folder);
        ticks = new ReplaySource(reader, new CodecFrames());
        in.clear(0);
    }

    @Override
    public TraceHeader header() {
        return new TraceHeader("a session's hands", "its journal", "Apache-2.0", List.of(), List.of());
    }

    @Override
    public boolean next(HandFrame frame) {
        while (taken == in.frameCount()) {
            if (!ticks.next(in)) {
                return false;
            }
            taken = 0;
        }
        frame.set(in.frame(taken++));
        return true;
    }

    @Override
    public void close() {
        reader.close();
    }
}
