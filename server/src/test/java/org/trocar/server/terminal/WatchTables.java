package org.trocar.server.terminal;

import java.time.Instant;
import org.trocar.protos.v1.Alarm;
import org.trocar.protos.v1.AlarmKind;
import org.trocar.protos.v1.Mode;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.WatchTable;
import org.trocar.protos.v1.WatchedSession;

/** Made-up tables of sessions. */
final class WatchTables {
    private WatchTables() {}

    static WatchTable table(WatchedSession... sessions) {
        WatchTable.Builder table = WatchTable.newBuilder()
                .setMadeUnixMillis(Instant.parse("2026-03-04T12:34:56Z").toEpochMilli())
                .setMostSessions(64)
                .setFreeBytes(12_300_000_000L)
                .setKeepFreeBytes(1_000_000_000L);
        for (WatchedSession session : sessions) {
            table.addSessions(session);
        }
        return table.build();
    }

    static WatchTable tableOf(int sessions) {
        WatchedSession[] all = new WatchedSession[sessions];
        for (int i = 0; i < sessions; i++) {
            all[i] = session(i + 1);
        }
        return table(all);
    }

    static WatchedSession session(int number) {
        return WatchedSession.newBuilder()
                .setSessionId(String.format("0190ffff-%04d-7000-8000-000000000000", number))
                .setLearnerPseudonym(String.format("p%02d", number))
                .setScenarioId("peg-transfer")
                .setMode(Mode.MODE_ASSESSMENT)
                .setPace(Pace.PACE_REALTIME)
                .setStatus(SessionStatus.SESSION_STATUS_RUNNING)
                .setTick(6_480)
                .setSessionNanos(72_000_000_000L)
                .setLateTickShare(0.015)
                .setLeftTrackedShare(0.999)
                .setRightTrackedShare(1)
                .setFramesAccepted(6_400)
                .setFramesLate(7)
                .setFramesMissing(21)
                .setJournalLagMillis(33)
                .setTransfersDone(3)
                .setTransfersTotal(12)
                .setErrors(2)
                .build();
    }

    static WatchedSession paused(int number) {
        return session(number).toBuilder()
                .setStatus(SessionStatus.SESSION_STATUS_PAUSED)
                .build();
    }

    static WatchedSession alarmed(int number, String text) {
        return session(number).toBuilder().addAlarms(alarm(text)).build();
    }

    static Alarm alarm(String text) {
        return Alarm.newBuilder()
                .setKind(AlarmKind.ALARM_KIND_TRACKING)
                .setText(text)
                .build();
    }
}
