package org.trocar.telemetry.journal;

import java.nio.file.Path;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.ToyRun;

/** A process that journals without end and is halted mid-stream, after saying which tick was durable. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] args) throws Exception {
        JournalThread journals = new JournalThread(Recordings::noFailure);
        JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
        LiveJournal journal = journals.open(Recordings.begin(Path.of(args[0]), Recordings.ID), ring);
        haltOnceDurable(journal, Long.parseLong(args[1]));
        Recordings.run(new ToyRun(journal), journal, 1, Long.MAX_VALUE);
    }

    private static void haltOnceDurable(LiveJournal journal, long tick) {
        Thread killer = new Thread(() -> {
            while (journal.durableTick() < tick) {
                Thread.onSpinWait();
            }
            System.out.println("durable " + journal.durableTick());
            Runtime.getRuntime().halt(9);
        });
        killer.start();
    }
}
