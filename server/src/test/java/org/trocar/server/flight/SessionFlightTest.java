package org.trocar.server.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.SilentJournal;

/** A flight recording shows when a session ran, when its loop was late, and when its journal was behind. */
class SessionFlightTest {
    private static final int HZ = 90;

    @TempDir
    private Path folder;

    private final TickInput in = new TickInput();
    private SessionFlight flight;
    private Session session;

    @Test
    void aSessionIsOneEventFromBeginningToEnd() throws IOException {
        List<RecordedEvent> events = recorded("org.trocar.Session", () -> {
            begin();
            ticks(3);
            in.clear(4).addControl(new ControlEvent(ControlEvent.Kind.ABANDON, "learner", "", 0));
            session.tick(in);
            flight.ended(session, null);
        });

        assertEquals(1, events.size());
        assertEquals("of-this-test", events.get(0).getString("sessionId"));
        assertEquals(4, events.get(0).getLong("ticks"));
        assertEquals("ABANDONED", events.get(0).getString("end"));
    }

    @Test
    void aLateLoopIsAnEventThatSaysHowManyTicksWereGivenUp() throws IOException {
        List<RecordedEvent> events = recorded("org.trocar.Overrun", () -> {
            begin();
            ticks(2);
            long slipped = 5 * session.manifest().tickNanos();
            in.clear(3).addControl(new ControlEvent(ControlEvent.Kind.SLIP, "server", "late", slipped));
            session.tick(in);
            session.tick(in.clear(4));
        });

        assertEquals(1, events.size());
        assertEquals(3, events.get(0).getLong("tick"));
        assertEquals(5, events.get(0).getLong("slippedTicks"));
    }

    /** The journal of this session never gets anything done. */
    @Test
    void aJournalThatIsMoreThanASecondBehindIsAnEvent() throws IOException {
        List<RecordedEvent> events = recorded("org.trocar.JournalStall", () -> {
            begin();
            ticks(HZ + 10);
            flight.ended(session, null);
        });

        assertEquals(1, events.size());
        assertEquals(HZ + 1, events.get(0).getLong("tick"));
        assertEquals(HZ + 10, events.get(0).getLong("mostTicksBehind"));
    }

    @Test
    void aClientThatComesBackIsAnEvent() throws IOException {
        List<RecordedEvent> events = recorded("org.trocar.Reconnect", () -> {
            begin();
            flight.reconnected(17, true);
        });

        assertEquals(1, events.size());
        assertEquals(17, events.get(0).getLong("tick"));
        assertTrue(events.get(0).getBoolean("afterDeath"));
    }

    @FunctionalInterface
    private interface Happening {
        void happens() throws IOException;
    }

    private List<RecordedEvent> recorded(String name, Happening happening) throws IOException {
        Path file = folder.resolve("flight.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(name).withoutThreshold();
            recording.start();
            happening.happens();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    private void begin() throws IOException {
        SessionManifest manifest = manifest();
        flight = new SessionFlight(manifest, shown -> {});
        session = new Session(manifest, new SilentJournal(), flight);
    }

    private void ticks(int count) {
        for (int tick = 1; tick <= count; tick++) {
            session.tick(in.clear(tick));
        }
    }

    private static SessionManifest manifest() throws IOException {
        return new SessionManifest(
                "of-this-test",
                "learner",
                ScenarioLibrary.of(Path.of("../scenarios")).get("peg-transfer").scenario(),
                "",
                Mode.PRACTICE,
                Hand.RIGHT,
                "",
                "",
                Provenance.SCRIPTED,
                Pace.REALTIME,
                HZ,
                1,
                0,
                Engine.VERSION,
                Optional.empty(),
                0,
                false);
    }
}
