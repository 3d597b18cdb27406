package org.trocar.server.live;

import java.io.InputStream;
import java.util.Arrays;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.instrument.Grasper;
import org.trocar.core.rigid.RingField;
import org.trocar.core.session.Ingest;
import org.trocar.core.session.InputCounts;
import org.trocar.core.session.Session;
import org.trocar.core.world.World;
import org.trocar.protos.codec.InstrumentState;
import org.trocar.protos.codec.WorldStateWriter;
import org.trocar.protos.v1.RingState;
import org.trocar.server.wire.WireEnums;

/** A session's state after a tick as the client sees it. Reused for every tick, on the loop thread; allocates nothing. */
final class WorldStateView {
    private static final FrameVerdict[] VERDICTS = FrameVerdict.values();
    private static final Hand[] HANDS = Hand.values();

    private final Ingest ingest;
    private final WorldStateWriter writer;

    WorldStateView(Ingest ingest, int ringCount) {
        this.ingest = ingest;
        writer = new WorldStateWriter(ringCount);
    }

    /** @return the bytes of a ServerMessage, good until the next call */
    InputStream encode(Session session, long nowNanos) {
        World world = session.world();
        writer.tick = session.tick();
        writer.sessionNanos = session.sessionNanos();
        writer.durableTick = session.durableTick() == 0 ? -1 : session.durableTick();
        writer.status = WireEnums.status(session.phase(), session.endReason());
        writer.phase = world.wayBack() ? 1 : 0;
        writer.stepsDone = world.transfersDone();
        acknowledge();
        instruments(world);
        rings(world.rings());
        placement(world);
        counters(session.inputCounts());
        writer.sentNanos = nowNanos;
        return writer.encode();
    }

    private void acknowledge() {
        boolean any = ingest.lastReceiveNanos() != 0;
        writer.acknowledgedSequence = ingest.lastSequence();
        writer.acknowledgedCaptureNanos = any ? ingest.lastCaptureNanos() : 0;
        writer.acknowledgedReceiveNanos = ingest.lastReceiveNanos();
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
