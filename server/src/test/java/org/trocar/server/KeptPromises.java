package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.JournalReader;

/** Holds a session's journal, after its server was killed, to what its client had been told and had sent. */
final class KeptPromises {
    private final LoggedClient client;
    private final SessionFolder folder;
    private final Map<Long, Reached> reached = new HashMap<>();
    private final TickInput in = new TickInput();
    private Reached sealed = new Reached(0, 0, 0);
    private Reached current = sealed;
    private String damage = "";

    /** How far the journal had come after a tick. */
    record Reached(long tick, long frames, long lastSequence) {}

    private KeptPromises(LoggedClient client, SessionFolder folder) {
        this.client = client;
        this.folder = folder;
    }

    /** Checks everything, and returns the last tick that outlived the server. */
    static Reached check(LoggedClient client, SessionFolder folder) throws IOException {
        KeptPromises promises = new KeptPromises(client, folder);
        promises.readJournal();
        promises.checkStates();
        promises.checkHashes();
        return promises.sealed;
    }

    /** Every frame in it has the bytes that were sent. */
    private void readJournal() {
        CodecFrames codec = new CodecFrames();
        Map<Long, byte[]> sent = client.sent();
        try (JournalReader reader = JournalReader.open(folder)) {
            while (reader.next()) {
                switch (reader.type()) {
                    case INPUT -> {
                        assertTrue(reader.input(in, codec), () -> "tick " + reader.tick() + ": " + reader.damage());
                        take(sent);
                    }
                    case SEAL -> {
                        sealed = current;
                        reached.put(sealed.tick(), sealed);
                    }
                    default -> {}
                }
            }
            damage = reader.damage().toString();
        }
    }

    private void take(Map<Long, byte[]> sent) {
        long frames = sealed.frames();
        long last = sealed.lastSequence();
        for (int i = 0; i < in.frameCount(); i++) {
            HandFrame frame = in.frame(i);
            byte[] journaled = Arrays.copyOf(frame.bytes, frame.length);
            assertArrayEquals(sent.get(frame.sequence), journaled, "frame " + frame.sequence);
            frames++;
            last = frame.sequence;
        }
        current = new Reached(in.tick(), frames, last);
    }

    /** What was acknowledged by a state of a durable tick is in the journal up to that tick. */
    private void checkStates() {
        long durable = client.durableTick();
        assertTrue(
                sealed.tick() >= durable,
                () -> folder.path() + " was durable up to " + durable + " and is sealed up to " + sealed.tick() + ": "
                        + damage);
        for (LoggedClient.Heard state : client.heard()) {
            if (state.tick() <= durable) {
                Reached then = reached.get(state.tick());
                assertEquals(state.framesAccepted(), then.frames(), "frames up to tick " + state.tick());
                assertEquals(state.acknowledgedSequence(), then.lastSequence(), "newest at tick " + state.tick());
            }
        }
    }

    /** The tick in which the server died may be there in part, and is the only thing that may be amiss. */
    private void checkHashes() throws IOException {
        Regrade regrade = Regrading.of(folder);
        assertTrue(regrade.divergence().isEmpty(), regrade::message);
        assertEquals(sealed.tick(), regrade.ticks());
        assertTrue(
                regrade.damage().stream().allMatch(damage -> damage.kind() == Damage.Kind.UNSEALED_TICK),
                regrade::message);
    }
}
