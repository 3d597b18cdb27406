package org.trocar.server.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Note;
import org.trocar.core.session.RecordedRun;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionJournal;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.SilentJournal;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.InputCodec;

/** A session's record in memory, in the bytes that its journal would have. */
final class TickRecord implements SessionJournal {
    private static final int MOST_BYTES = 32 << 20;

    private final InputCodec inputs = new InputCodec();
    private final DerivedCodec deriveds = new DerivedCodec();
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final List<byte[]> inputBytes = new ArrayList<>();
    private final List<byte[]> derivedBytes = new ArrayList<>();
    private final List<Long> seals = new ArrayList<>();
    private long bytes;

    @Override
    public void input(TickInput in) {
        keep(inputBytes, inputs.encode(in, buffer, 0));
    }

    @Override
    public void derived(long tick, WorldEvents events, TipSamples tips) {
        keep(derivedBytes, deriveds.encode(events, tips, buffer, 0));
    }

    private void keep(List<byte[]> list, int length) {
        byte[] copy = new byte[length];
        buffer.getBytes(0, copy);
        list.add(copy);
        bytes += length;
    }

    @Override
    public void seal(long tick, long stateHash) {
        seals.add(stateHash);
    }

    @Override
    public void snapshot(long tick, StateBuffer saved) {}

    @Override
    public void note(long tick, Note note, long value) {}

    @Override
    public long durableTick() {
        return seals.size();
    }

    @Override
    public boolean hasRoom() {
        return bytes < MOST_BYTES;
    }

    int ticks() {
        return seals.size();
    }

    byte[] inputs(int i) {
        return inputBytes.get(i);
    }

    byte[] deriveds(int i) {
        return derivedBytes.get(i);
    }

    /** Replays it, half of the way in one session, then in another that was made from the first one's snapshot. */
    void replay(SessionManifest manifest) {
        Session session = new Session(manifest, new SilentJournal(), shown -> {});
        TickInput in = new TickInput();
        for (int i = 0; i < seals.size(); i++) {
            session = i == seals.size() / 2 ? restored(session) : session;
            decode(i, in);
            session.tick(in);
            assertEquals(seals.get(i), session.stateHash(), "the seal of tick " + (i + 1));
        }
    }

    private static Session restored(Session session) {
        Session restored = new Session(session.manifest(), new SilentJournal(), shown -> {});
        restored.restore(session.snapshot());
        return restored;
    }

    /** Fills a tick's input, the first tick's being number 0. */
    void decode(int i, TickInput in) {
        UnsafeBuffer payload = new UnsafeBuffer(inputBytes.get(i));
        InputCodec.Decoding decoding = inputs.decode(payload, payload.capacity(), i + 1, in, new CodecFrames());
        assertEquals(InputCodec.Decoding.DECODED, decoding, "the input of tick " + (i + 1));
    }

    /** The run as its records tell it. */
    RecordedRun retold(SessionManifest manifest) {
        RecordedRun run = new RecordedRun(manifest);
        TickInput in = new TickInput();
        WorldEvents events = new WorldEvents();
        TipSamples tips = DerivedCodec.newTips();
        for (int i = 0; i < seals.size(); i++) {
            decode(i, in);
            UnsafeBuffer payload = new UnsafeBuffer(derivedBytes.get(i));
            assertTrue(deriveds.decode(payload, payload.capacity(), events, tips), "what tick " + (i + 1) + " made");
            run.tick(in, events, tips);
        }
        return run;
    }
}
