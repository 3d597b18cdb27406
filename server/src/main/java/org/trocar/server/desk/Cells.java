package org.trocar.server.desk;

import java.util.Locale;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.WatchedSession;
import org.trocar.server.words.Amounts;

/** One session's values as they stand in a table, each as short as can be understood. */
public record Cells(WatchedSession session) {
    /** A UUIDv7's first digits are its time: sessions opened within a minute share eight of them. */
    private static final int ID_DIGITS = 13;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int PERCENT = 100;

    /** Enough of the id to name it by. */
    public String id() {
        return session.getSessionId()
                .substring(0, Math.min(ID_DIGITS, session.getSessionId().length()));
    }

    public String learner() {
        return session.getLearnerPseudonym();
    }

    public String scenario() {
        return session.getScenarioId();
    }

    public String mode() {
        return lower(session.getMode().name(), "MODE_");
    }

    public String state() {
        return switch (session.getStatus()) {
            case SESSION_STATUS_DISCONNECTED -> "away";
            case SESSION_STATUS_CALIBRATING -> "calibrating";
            case SESSION_STATUS_RUNNING -> "running";
            case SESSION_STATUS_PAUSED -> "paused";
            default -> "ending";
        };
    }

    /** Session time. */
    public String time() {
        return Amounts.length(session.getSessionNanos() / NANOS_PER_SECOND);
    }

    /** Steps done and steps there are. */
    public String done() {
        return session.getTransfersDone() + "/" + session.getTransfersTotal();
    }

    public String errors() {
        return Integer.toString(session.getErrors());
    }

    /** The left hand's tracked share. */
    public String left() {
        return session.hasLeftTrackedShare() ? percent(session.getLeftTrackedShare()) : "-";
    }

    public String right() {
        return session.hasRightTrackedShare() ? percent(session.getRightTrackedShare()) : "-";
    }

    /** Ticks late or left out lately; a session in lockstep has no hour to keep. */
    public String lateTicks() {
        boolean known = session.hasLateTickShare() && session.getPace() == Pace.PACE_REALTIME;
        return known ? String.format(Locale.ROOT, "%.1f %%", PERCENT * session.getLateTickShare()) : "-";
    }

    /** Frames late since it was opened. */
    public String lateFrames() {
        return Long.toString(session.getFramesLate());
    }

    public String missingFrames() {
        return Long.toString(session.getFramesMissing());
    }

    public String journal() {
        return String.format(Locale.ROOT, "%.2f s", session.getJournalLagMillis() / MILLIS_PER_SECOND);
    }

    /** A share of one is the only one that reads as all. */
    private static String percent(double share) {
        return (int) Math.floor(PERCENT * share + 1e-9) + " %";
    }

    private static String lower(String name, String prefix) {
        return name.replace(prefix, "").toLowerCase(Locale.ROOT);
    }
}
