package org.trocar.server.wire;

import org.trocar.core.feedback.Cues;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueAnchor;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.session.Session;
import org.trocar.protos.codec.WireHands;
import org.trocar.protos.v1.Anchor;
import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.Haptic;
import org.trocar.protos.v1.Severity;

/** One cue of a session's last tick, as it is told to the client. Cues are rare, so these are plain messages. */
public final class WireCue {
    private static final double MILLIS_PER_SECOND = 1e3;

    private WireCue() {}

    /** @param i which of the last tick's cues */
    public static Cue of(Session session, int i) {
        Cues cues = session.cues();
        CueRule rule = cues.rule(i);
        int sentence = endOfFirstSentence(rule.text());
        Cue.Builder cue = Cue.newBuilder()
                .setId(cues.sequence(i))
                .setTick(cues.tick())
                .setSeverity(severity(rule))
                .setRule(rule.id())
                .setTextKey(rule.textKey())
                .setText(rule.text().substring(0, sentence))
                .setAdvice(rule.text().substring(sentence).strip());
        anchor(cues, i, cue);
        place(session, i, cue);
        haptic(session, i, cue);
        return cue.build();
    }

    /** A rule's text says what happened in its first sentence, and in the rest what to do. */
    private static int endOfFirstSentence(String text) {
        int stop = text.indexOf(". ");
        return stop < 0 ? text.length() : stop + 1;
    }

    private static Severity severity(CueRule rule) {
        return switch (rule.severity()) {
            case INFORMATION -> Severity.SEVERITY_INFO;
            case WARNING -> Severity.SEVERITY_WARNING;
            case SAFETY -> Severity.SEVERITY_ALARM;
        };
    }

    private static void anchor(Cues cues, int i, Cue.Builder cue) {
        switch (cues.rule(i).anchor()) {
            case NONE -> {}
            case FIELD -> cue.setAnchor(Anchor.ANCHOR_FIELD);
            case TIP -> cue.setAnchor(tip(cues.hand(i)));
            case RING -> ring(cues, i, cue);
            case PEG -> cue.setAnchor(Anchor.ANCHOR_PEG).setAnchorIndex(cues.peg(i));
            case BETWEEN_HANDS -> cue.setAnchor(Anchor.ANCHOR_BETWEEN_TIPS);
        }
    }

    private static void ring(Cues cues, int i, Cue.Builder cue) {
        if (cues.ring(i) < 0) {
            cue.setAnchor(tip(cues.hand(i)));
        } else {
            cue.setAnchor(Anchor.ANCHOR_RING).setAnchorIndex(cues.ring(i));
        }
    }

    private static Anchor tip(Hand hand) {
        return hand == null
                ? Anchor.ANCHOR_FIELD
                : hand == Hand.LEFT ? Anchor.ANCHOR_LEFT_TIP : Anchor.ANCHOR_RIGHT_TIP;
    }

    private static void place(Session session, int i, Cue.Builder cue) {
        if (session.world().placed() && session.cues().rule(i).anchor() != CueAnchor.NONE) {
            Vec3 place = session.cues().place(i, new Vec3());
            session.world().fieldInSpace().toOuter(place, place);
            cue.addPosition((float) place.x).addPosition((float) place.y).addPosition((float) place.z);
        }
    }

    /** What concerns both hands is felt in the dominant one. */
    private static void haptic(Session session, int i, Cue.Builder cue) {
        CueRule rule = session.cues().rule(i);
        if (rule.hapticAmplitude() > 0) {
            Hand hand = session.cues().hand(i) == null
                    ? session.manifest().dominantHand()
                    : session.cues().hand(i);
            cue.setHaptic(Haptic.newBuilder()
                    .setHand(WireHands.toWire(hand))
                    .setAmplitude((float) rule.hapticAmplitude())
                    .setDurationMillis((int) StrictMath.rint(rule.hapticSeconds() * MILLIS_PER_SECOND)));
        }
    }
}
