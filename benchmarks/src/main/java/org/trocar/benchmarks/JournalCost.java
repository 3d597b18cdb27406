package org.trocar.benchmarks;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.trocar.benchmarks.fixture.BenchmarkSessions;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Session;
import org.trocar.core.session.SilentJournal;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.Durability;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalSettings;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.replay.ReplaySource;

/**
 * What journaling costs: the loop thread's time a tick beside that of the tick itself, the journal thread's CPU and bytes a tick, with and
 * without encryption and forcing, what chain and cipher take of it, the size of a snapshot, and how long a tick of eight sessions at 90 Hz
 * takes to become durable. Everything is run side by side, in rounds, of which the first warms up.
 */
public final class JournalCost {
    private static final int ROUNDS = 4;
    private static final int TICKS = 30_000;
    private static final int SESSIONS = 8;
    private static final int HZ = 90;
    private static final int PACED_TICKS = HZ * 15;

    private final SessionFolder source;
    private final BenchmarkSessions sessions;
    private final RecordedTicks ticks;
    private final Aead key;

    private JournalCost(SessionFolder source, Path data) throws IOException, GeneralSecurityException {
        this.source = source;
        sessions = new BenchmarkSessions(source, data);
        ticks = new RecordedTicks(source);
        AeadConfig.register();
        key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** Arguments: a session's folder, and a new folder on the disk to be measured. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        Path data = Files.createDirectory(Path.of(args[1]));
        JournalCost cost = new JournalCost(SessionFolder.at(Path.of(args[0])), data);
        cost.snapshot();
        for (int round = 1; round <= ROUNDS; round++) {
            print("round %d", round);
            cost.round();
        }
        Files.delete(data);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private void snapshot() throws IOException {
        Session session = new Session(RecordedManifest.of(source, source.read()), new SilentJournal(), shown -> {});
        int largest = 0;
        try (JournalReader reader = JournalReader.open(source)) {
            ReplaySource inputs = new ReplaySource(reader, new CodecFrames());
            TickInput in = new TickInput();
            while (inputs.next(in)) {
                session.tick(in);
                largest = Math.max(largest, session.snapshot().length);
            }
        }
        print("a snapshot has at most %d bytes, in %d ticks", largest, session.tick());
    }

    private void round() throws IOException, GeneralSecurityException {
        ticked();
        parts();
        written("chained", Optional.empty(), Durability.PROCESS);
        written("and encrypted", Optional.of(key), Durability.PROCESS);
        written("chained and forced", Optional.empty(), Durability.POWER);
        for (Durability durability : Durability.values()) {
            paced(durability);
        }
    }

    /** The whole recorded session on one thread with nobody writing: what a tick costs before it is journaled. */
    private void ticked() throws IOException {
        Session session = new Session(RecordedManifest.of(source, source.read()), new SilentJournal(), shown -> {});
        long nanos = 0;
        try (JournalReader reader = JournalReader.open(source)) {
            ReplaySource inputs = new ReplaySource(reader, new CodecFrames());
            TickInput in = new TickInput();
            while (inputs.next(in)) {
                long start = System.nanoTime();
                session.tick(in);
                nanos += System.nanoTime() - start;
            }
        }
        print("  loop: a tick without its journal %.2f us", nanos / 1e3 / session.tick());
    }

    /** Chain and cipher by themselves, over records as long as a tick's. */
    private void parts() throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] head = new byte[32];
        byte[] header = new byte[24 + head.length];
        long hashing = 0;
        long encrypting = 0;
        for (int length : ticks.payloadBytes()) {
            byte[] payload = new byte[length];
            for (int i = 0; i < TICKS; i++) {
                long start = System.nanoTime();
                digest.update(head);
                digest.update(header, 0, 24);
                digest.update(payload);
                digest.digest(head, 0, head.length);
                long hashed = System.nanoTime();
                key.encrypt(payload, header);
                hashing += hashed - start;
                encrypting += System.nanoTime() - hashed;
            }
        }
        print("  chain alone %.2f us a tick, cipher alone %.2f us", micros(hashing), micros(encrypting));
    }

    /** One session, as fast as the journal thread takes it. */
    private void written(String what, Optional<Aead> used, Durability durability) throws IOException {
        long cpu;
        long loop = 0;
        long nanos = -System.nanoTime();
        try (JournalThread journals = journals(durability)) {
            LiveJournal journal = sessions.open(journals, journals.newRing(JournalRing.DEFAULT_BYTES), used);
            for (long tick = 1; tick <= TICKS; tick++) {
                while (!journal.hasRoom()) {
                    LockSupport.parkNanos(100_000);
                }
                long start = System.nanoTime();
                ticks.journal(journal, tick);
                loop += System.nanoTime() - start;
            }
            while (journal.durableTick() < TICKS) {
                LockSupport.parkNanos(100_000);
            }
            nanos += System.nanoTime();
            cpu = journalThreadCpuNanos();
        }
        double bytes = (double) sessions.queueBytes() / TICKS;
        print(
                "  %-20s loop %.2f us, journal thread %.2f us CPU, %.2f us in all, %.0f bytes a tick",
                what, micros(loop), micros(cpu), micros(nanos), bytes);
        sessions.delete();
    }

    private static JournalThread journals(Durability durability) {
        JournalSettings settings = new JournalSettings(System::currentTimeMillis, durability, 0);
        return new JournalThread((session, cause) -> cause.printStackTrace(), settings);
    }

    /** There is one journal thread at a time. */
    private static long journalThreadCpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("journal"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private static double micros(long nanos) {
        return nanos / 1e3 / TICKS;
    }

    /** Sessions at their own pace: from a tick's seal to the moment its client could be told that it is durable. */
    private void paced(Durability durability) throws IOException {
        long[] latencies = new long[SESSIONS * PACED_TICKS];
        try (JournalThread journals = journals(durability)) {
            JournalRing ring = journals.newRing(JournalRing.DEFAULT_BYTES);
            LiveJournal[] open = new LiveJournal[SESSIONS];
            for (int i = 0; i < SESSIONS; i++) {
                open[i] = sessions.open(journals, ring, Optional.empty());
            }
            new PacedSessions(open, ticks, HZ).run(PACED_TICKS, latencies);
        }
        Arrays.sort(latencies);
        print(
                "  %-8s %d sessions at %d Hz: durable after p50 %.2f, p99 %.2f, at most %.2f ms",
                durability,
                SESSIONS,
                HZ,
                latencies[latencies.length / 2] / 1e6,
                latencies[latencies.length * 99 / 100] / 1e6,
                latencies[latencies.length - 1] / 1e6);
        sessions.delete();
    }
}
