package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trocar.protos.v1.Alarm;
import org.trocar.protos.v1.AlarmKind;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.WatchTable;
import org.trocar.protos.v1.WatchedSession;

/** The table where no screen is. */
class WatchPrinterTest {
    private final PrintStream before = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final WatchPrinter printer = new WatchPrinter(new Output());

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(before);
    }

    private List<String> show(WatchedSession... sessions) {
        printed.reset();
        printer.changes(WatchTable.newBuilder()
                .setMadeUnixMillis(Instant.parse("2026-03-04T12:34:56Z").toEpochMilli())
                .addAllSessions(List.of(sessions))
                .build());
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static WatchedSession session(SessionStatus status, Alarm... alarms) {
        return WatchedSession.newBuilder()
                .setSessionId("0190ffff-0001")
                .setLearnerPseudonym("p07")
                .setStatus(status)
                .addAllAlarms(List.of(alarms))
                .build();
    }

    private static Alarm still(int seconds) {
        return Alarm.newBuilder()
                .setKind(AlarmKind.ALARM_KIND_STILL)
                .setText("neither hand has moved for " + seconds + " s")
                .build();
    }

    @Test
    void onlyWhatChangedIsPrinted() {
        assertEquals(List.of("12:34:56  server                 serving"), show());
        assertEquals(
                List.of("12:34:56  0190ffff-0001  p07            running"),
                show(session(SessionStatus.SESSION_STATUS_RUNNING)));
        assertEquals(List.of(), show(session(SessionStatus.SESSION_STATUS_RUNNING)));
        assertEquals(
                List.of("12:34:56  0190ffff-0001  p07            running; neither hand has moved for 21 s"),
                show(session(SessionStatus.SESSION_STATUS_RUNNING, still(21))));
        assertEquals(List.of(), show(session(SessionStatus.SESSION_STATUS_RUNNING, still(22))));
        assertEquals(
                List.of("12:34:56  0190ffff-0001  p07            paused"),
                show(session(SessionStatus.SESSION_STATUS_PAUSED)));
        assertEquals(List.of("12:34:56  0190ffff-0001                 ended"), show());
    }
}
