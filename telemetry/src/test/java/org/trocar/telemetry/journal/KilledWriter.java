package org.trocar.telemetry.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.ToyRun;

/** A process that journals without end and is halted mid-stream, after saying which tick was durable. */
final class KilledWriter {
    static final String AT_A_ROLL = "at-a-roll";
    static final String POWER = "power";
    private static final long BEFORE_MIDNIGHT =
            Instant.parse("2026-01-31T23:59:59Z").toEpochMilli();
    private static final String NEXT_DAY = "20260201F.cq4";

    private KilledWriter() {}

    /** Arguments: data folder, the tick to wait for, and how. */
    public static void main(String[] args) throws Exception {
        AtomicLong clock = new AtomicLong(BEFORE_MIDNIGHT);
        Durability durability = args[2].equals(POWER) ? Durability.POWER : Durability.PROCESS;
        JournalThread journals =
                new JournalThread(Recordings::noFailure, new JournalSettings(clock::get, durability, 0));
        JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
        Path data = Path.of(args[0]);
        var folder = Recordings.begin(data, Recordings.ID);
        LiveJournal journal = journals.open(folder, ring);
        long tick = Long.parseLong(args[1]);
        Thread killer = new Thread(() -> {
            await(() -> journal.durableTick() >= tick);
            if (args[2].equals(AT_A_ROLL)) {
                clock.addAndGet(2_000);
                await(() -> Files.exists(folder.queue().resolve(NEXT_DAY)));
            }
            System.out.println("durable " + journal.durableTick());
            Runtime.getRuntime().halt(9);
        });
        killer.start();
        Recordings.run(new ToyRun(journal), journal, 1, Long.MAX_VALUE);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
