package org.trocar.server.wire;

import java.util.Optional;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.EndReason;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Phase;
import org.trocar.core.session.Provenance;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.SessionStatus;

/** The closed choices that core and the contract share, one way or both. A choice the sender left out or invented is empty. */
public final class WireEnums {
    private WireEnums() {}

    public static Optional<Mode> toCore(org.trocar.protos.v1.Mode mode) {
        return switch (mode) {
            case MODE_PRACTICE -> Optional.of(Mode.PRACTICE);
            case MODE_ASSESSMENT -> Optional.of(Mode.ASSESSMENT);
            case MODE_RESEARCH -> Optional.of(Mode.RESEARCH);
            default -> Optional.empty();
        };
    }

    public static org.trocar.protos.v1.Mode toWire(Mode mode) {
        return switch (mode) {
            case PRACTICE -> org.trocar.protos.v1.Mode.MODE_PRACTICE;
            case ASSESSMENT -> org.trocar.protos.v1.Mode.MODE_ASSESSMENT;
            case RESEARCH -> org.trocar.protos.v1.Mode.MODE_RESEARCH;
        };
    }

    public static Optional<Provenance> toCore(org.trocar.protos.v1.Provenance provenance) {
        return switch (provenance) {
            case PROVENANCE_HEADSET -> Optional.of(Provenance.HEADSET);
            case PROVENANCE_CONTROLLER_EMULATED -> Optional.of(Provenance.CONTROLLER_EMULATED);
            case PROVENANCE_RECORDING -> Optional.of(Provenance.RECORDING);
            case PROVENANCE_SCRIPTED -> Optional.of(Provenance.SCRIPTED);
            default -> Optional.empty();
        };
    }

    public static org.trocar.protos.v1.Provenance toWire(Provenance provenance) {
        return switch (provenance) {
            case HEADSET -> org.trocar.protos.v1.Provenance.PROVENANCE_HEADSET;
            case CONTROLLER_EMULATED -> org.trocar.protos.v1.Provenance.PROVENANCE_CONTROLLER_EMULATED;
            case RECORDING -> org.trocar.protos.v1.Provenance.PROVENANCE_RECORDING;
            case SCRIPTED -> org.trocar.protos.v1.Provenance.PROVENANCE_SCRIPTED;
        };
    }

    /** Not saying means real time. */
    public static Optional<Pace> toCore(org.trocar.protos.v1.Pace pace) {
        return switch (pace) {
            case PACE_UNSPECIFIED, PACE_REALTIME -> Optional.of(Pace.REALTIME);
            case PACE_LOCKSTEP -> Optional.of(Pace.LOCKSTEP);
            default -> Optional.empty();
        };
    }

    public static org.trocar.protos.v1.Pace toWire(Pace pace) {
        return pace == Pace.REALTIME
                ? org.trocar.protos.v1.Pace.PACE_REALTIME
                : org.trocar.protos.v1.Pace.PACE_LOCKSTEP;
    }

    public static org.trocar.protos.v1.EndReason toWire(EndReason reason) {
        return switch (reason) {
            case TASK_FINISHED -> org.trocar.protos.v1.EndReason.END_REASON_TASK_COMPLETED;
            case TIMED_OUT -> org.trocar.protos.v1.EndReason.END_REASON_TIME_LIMIT;
            case ABANDONED -> org.trocar.protos.v1.EndReason.END_REASON_ABANDONED;
            case HANDS_ENDED -> org.trocar.protos.v1.EndReason.END_REASON_FINISHED;
            case CLIENT_VANISHED -> org.trocar.protos.v1.EndReason.END_REASON_GRACE_EXPIRED;
            case SERVER_STOPPED -> org.trocar.protos.v1.EndReason.END_REASON_SERVER_STOPPING;
            case DISK_FULL -> org.trocar.protos.v1.EndReason.END_REASON_DISK_FULL;
            case ENDED_BY_OPERATOR -> org.trocar.protos.v1.EndReason.END_REASON_ENDED_BY_OPERATOR;
        };
    }

    /** @param reason why it ended; read only when it has */
    public static SessionStatus status(Phase phase, EndReason reason) {
        return switch (phase) {
            case CALIBRATING -> SessionStatus.SESSION_STATUS_CALIBRATING;
            case RUNNING -> SessionStatus.SESSION_STATUS_RUNNING;
            case PAUSED -> SessionStatus.SESSION_STATUS_PAUSED;
            case ENDED -> ended(reason);
        };
    }

    public static SessionStatus ended(EndReason reason) {
        return switch (reason) {
            case TASK_FINISHED, TIMED_OUT, HANDS_ENDED -> SessionStatus.SESSION_STATUS_FINISHED;
            case ABANDONED, CLIENT_VANISHED, SERVER_STOPPED, DISK_FULL, ENDED_BY_OPERATOR ->
                SessionStatus.SESSION_STATUS_ABANDONED;
        };
    }

    public static RefusalCode toWire(FrameVerdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> RefusalCode.REFUSAL_CODE_ACCEPTED;
            case MALFORMED -> RefusalCode.REFUSAL_CODE_MALFORMED;
            case STALE, CLOCK_WENT_BACK -> RefusalCode.REFUSAL_CODE_STALE;
            case CLOCK_JUMPED -> RefusalCode.REFUSAL_CODE_OUT_OF_RANGE;
            case OVERRUN -> RefusalCode.REFUSAL_CODE_TOO_MANY;
        };
    }
}
