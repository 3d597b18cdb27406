package org.trocar.telemetry.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Session;
import org.trocar.core.session.SilentJournal;

class KeyframesTest {
    private Session session;

    @BeforeEach
    void begin() throws IOException {
        session = new Session(WavedSession.manifest(), new SilentJournal(), emitted -> {});
    }

    private void run(Keyframes keyframes, int ticks) {
        TickInput in = new TickInput();
        for (int i = 1; i <= ticks; i++) {
            session.tick(in.clear(i));
            keyframes.offer(session);
        }
    }

    @Test
    void theStateBeforeATickIsFromAnEarlierOne() {
        Keyframes keyframes = new Keyframes(10, Long.MAX_VALUE);
        run(keyframes, 100);
        assertTrue(keyframes.before(10).isEmpty());
        assertEquals(10, keyframes.before(11).orElseThrow().tick());
        assertEquals(90, keyframes.before(100).orElseThrow().tick());
        assertEquals(100, keyframes.before(5000).orElseThrow().tick());
    }

    @Test
    void whenTheyTakeTooMuchMemoryTheyGetFewerAndStaySpreadOut() {
        long most = 10L * session.snapshot().length;
        Keyframes keyframes = new Keyframes(10, most);
        run(keyframes, 1000);
        assertTrue(keyframes.bytes() <= most, keyframes.bytes() + " of " + most);
        assertTrue(keyframes.before(500).orElseThrow().tick() >= 300);
        assertTrue(keyframes.before(1001).orElseThrow().tick() >= 800);
    }
}
