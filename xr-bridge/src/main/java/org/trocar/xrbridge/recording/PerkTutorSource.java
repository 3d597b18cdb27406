package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceHeader;

/**
 * Perk Tutor's tools, a frame for every time around which each of them has an entry: the log has one entry for each, a millisecond or so
 * apart. A tool without one is untracked in that frame.
 */
final class PerkTutorSource implements FrameSource {
    /** Entries further apart than this are of different frames. */
    private static final long TOGETHER_NANOS = 50_000_000L;

    private final PerkTutorLog log;
    private final TraceHeader header;
    private final FrameClock clock = new FrameClock();
    private final Map<Hand, PerkTutorLog.Entry> held = new EnumMap<>(Hand.class);
    private final TreeSet<String> others = new TreeSet<>();
    private PerkTutorLog.Entry ahead;
    private Hand aheadHand;
    private long lastNanos = Long.MIN_VALUE;
    private long omitted;

    PerkTutorSource(PerkTutorLog log, TraceHeader header) throws RecordingException {
        this.log = log;
        this.header = header;
        advance();
        if (ahead == null && !others.isEmpty()) {
            throw log.wrong("DeviceName", HeldTools.none(others.stream().toList()));
        }
    }

    @Override
    public TraceHeader header() {
        return header;
    }

    @Override
    public long omitted() {
        return omitted;
    }

    @Override
    public boolean next(HandFrame frame) throws IOException {
        while (ahead != null) {
            long nanos = gather();
            if (clock.rises(nanos)) {
                clock.begin(frame, nanos);
                held.forEach((hand, entry) -> entry.matrix().fill(frame.controller(hand), Axes.Z_UP));
                return true;
            }
            omitted++;
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    /** The entries that lie together, one a hand; returns the last one's time. */
    private long gather() throws RecordingException {
        held.clear();
        long first = ahead.nanos();
        long last = first;
        while (ahead != null && !held.containsKey(aheadHand) && ahead.nanos() - first <= TOGETHER_NANOS) {
            held.put(aheadHand, ahead);
            last = ahead.nanos();
            advance();
        }
        return last;
    }

    /** To the next entry of a tool that a hand holds. */
    private void advance() throws RecordingException {
        for (ahead = log.next(); ahead != null; ahead = log.next()) {
            Optional<Hand> hand = HeldTools.hand(ahead.device());
            if (hand.isPresent()) {
                aheadHand = hand.get();
                check();
                return;
            }
            others.add(ahead.device());
        }
    }

    private void check() throws RecordingException {
        if (ahead.nanos() < lastNanos
                || held.containsKey(aheadHand)
                        && ahead.nanos() <= held.get(aheadHand).nanos()) {
            throw log.wrong("TimeStampNSec", "the time does not come after the entry before");
        }
        lastNanos = ahead.nanos();
        Optional<String> fault = ahead.matrix().fault();
        if (fault.isPresent()) {
            throw log.wrong("transform", fault.get());
        }
    }
}
