package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.trocar.core.session.Note;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.WorldState;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;

/** A trainee in real time, 60 frames a second, who must not notice what happens to the server beside him. */
final class Bystander implements AutoCloseable {
    private static final long FRAME_NANOS = 1_000_000_000L / 60;
    private static final Set<Note> LATENESS = Set.of(Note.CATCH_UP_TICKS, Note.SLIPPED_TICKS);

    private final Path data;
    private final TestClient client;
    private final Opened opened;
    private final Thread sender = new Thread(this::play, "bystander");
    private volatile boolean enough;
    private volatile long sent;

    /** @param lateTicks that the loop made up for, or gave up */
    record Outcome(long ticks, long lateTicks, long lateFrames) {
        @Override
        public String toString() {
            return lateTicks + " late ticks of " + ticks + ", " + lateFrames + " late frames";
        }
    }

    private Bystander(Path data, TestClient client) throws Exception {
        this.data = data;
        this.client = client;
        opened = client.open(TestHands.opening(Pace.PACE_REALTIME)
                .setLearnerPseudonym("bystander")
                .build());
        sender.setDaemon(true);
        sender.start();
    }

    static Bystander beside(TrocarServer server, Path data) throws Exception {
        return new Bystander(data, TestClient.of(server));
    }

    private void play() {
        long due = System.nanoTime();
        for (long i = 1; !enough; i++) {
            // As a headset does: what a stop of this machine kept from being sent is not sent all at once after it.
            due = Math.max(due + FRAME_NANOS, System.nanoTime());
            Patiently.awaitMoment(due);
            client.send(TestHands.frame(i, System.nanoTime()));
            sent = i;
        }
    }

    void awaitTick(long tick) throws InterruptedException {
        client.awaitState(state -> state.getTick() >= tick);
    }

    /** Ends the run: every frame must have been taken, and every seal met. */
    Outcome finishUnharmed() throws Exception {
        enough = true;
        sender.join();
        WorldState last = client.awaitState(state -> state.getAcknowledgedSequence() == sent || harmed(state));
        String counts = "of " + sent + " frames " + last.getFrames();
        assertEquals(sent, last.getFrames().getAccepted(), counts);
        assertEquals(0, last.getFrames().getMissing(), counts);
        assertTrue(last.getFrames().getRefusedList().stream().allMatch(count -> count == 0), counts);
        client.finish();
        Grade grade = client.awaitGrade();
        assertTrue(
                grade.getReasonsList().stream().noneMatch(reason -> reason.contains("lost")),
                grade.getReasonsList()::toString);
        Regrade regrade = Regrading.of(SessionFolder.of(data, opened.getSessionId()));
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        return new Outcome(last.getTick(), lateTicks(), last.getFrames().getLate());
    }

    private static boolean harmed(WorldState state) {
        return state.getFrames().getMissing() > 0
                || state.getFrames().getRefusedList().stream().anyMatch(count -> count > 0);
    }

    private long lateTicks() {
        long sum = 0;
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, opened.getSessionId()))) {
            while (reader.next()) {
                boolean late = reader.type() == RecordType.NOTE
                        && reader.note().filter(LATENESS::contains).isPresent();
                sum += late ? reader.noteValue() : 0;
            }
        }
        return sum;
    }

    @Override
    public void close() {
        enough = true;
        client.close();
    }
}
