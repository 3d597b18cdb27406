package org.trocar.server.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.instrument.Grasper;
import org.trocar.core.rigid.RingField;
import org.trocar.core.session.InputCounts;
import org.trocar.core.session.Session;
import org.trocar.core.world.World;
import org.trocar.protos.codec.InstrumentState;
import org.trocar.protos.codec.WorldStateWriter;
import org.trocar.protos.v1.RingState;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.WorldState;

/** A session's state after a tick as the client sees it. Reused for every tick; not thread-safe. */
public final class WorldStateView {
    private static final FrameVerdict[] VERDICTS = FrameVerdict.values();
    private static final Hand[] HANDS = Hand.values();

    private final WorldStateWriter writer;

    public WorldStateView(int ringCount) {
        writer = new WorldStateWriter(ringCount);
    }

    /**
     * Names the newest frame that the next states have taken in; nothing is acknowledged before the first call.
     *
     * @param captureNanos in the sender's clock
     * @param receiveNanos by the server's clock; 0 when there was no frame yet
     */
    public void acknowledge(long sequence, long captureNanos, long receiveNanos) {
        writer.acknowledgedSequence = sequence;
        writer.acknowledgedCaptureNanos = receiveNanos != 0 ? captureNanos : 0;
        writer.acknowledgedReceiveNanos = receiveNanos;
    }

    /** The same as a message of its own; this one allocates. */
    public WorldState message(Session session, long nowNanos) {
        try {
            return ServerMessage.parseFrom(encode(session, nowNanos)).getWorldState();
        } catch (IOException e) {
            throw new UncheckedIOException("what was just encoded cannot be read", e);
        }
    }

    /**
     * Allocates nothing.
     *
     * @return the bytes of a ServerMessage, good until the next call
     */
    public InputStream encode(Session session, long nowNanos) {
        World world = session.world();
        writer.tick = session.tick();
        writer.sessionNanos = session.sessionNanos();
        writer.durableTick = session.durableTick() == 0 ? -1 : session.durableTick();
        writer.status = WireEnums.status(session.phase(), session.endReason());
        writer.phase = world.wayBack() ? 1 : 0;
        writer.stepsDone = world.transfersDone();
        instruments(world);
        rings(world.rings());
        placement(world);
        counters(session.inputCounts());
        writer.sentNanos = nowNanos;
        return writer.encode();
    }

    private void instruments(World world) {
        for (int i = 0; i < HANDS.length; i++) {
            Grasper grasper = world.grasper(HANDS[i]);
            InstrumentState out = writer.instrument(HANDS[i]);
            out.tip(grasper.tip());
            out.jawAngleRadians = (float) grasper.jawAngleRadians();
            out.heldRing = world.rings().heldRing(HANDS[i]);
            out.tracked = world.tracked(HANDS[i]);
        }
    }

    private void rings(RingField rings) {
        for (int i = 0; i < rings.count(); i++) {
            writer.ring(i, rings.pose(i), state(rings, i));
        }
    }

    private static RingState state(RingField rings, int i) {
        if (rings.outOfView(i)) {
            return RingState.RING_STATE_OUT_OF_VIEW;
        }
        if (rings.held(i)) {
            return RingState.RING_STATE_HELD;
        }
        return rings.peggedOn(i) >= 0 ? RingState.RING_STATE_ON_PEG : RingState.RING_STATE_LOOSE;
    }

    private void placement(World world) {
        if (world.placed()) {
            writer.place(world.fieldInSpace());
        } else {
            writer.unplace();
        }
    }

    private void counters(InputCounts counts) {
        writer.accepted = counts.framesAccepted();
        writer.held = counts.framesHeld();
        writer.late = counts.framesLate();
        writer.missing = counts.framesMissing();
        writer.invalidValues = counts.invalidJoints();
        Arrays.fill(writer.refused, 0);
        for (int i = 0; i < VERDICTS.length; i++) {
            int code = WireEnums.toWire(VERDICTS[i]).getNumber();
            writer.refused[code] += counts.framesRefused(VERDICTS[i]);
        }
    }
}
