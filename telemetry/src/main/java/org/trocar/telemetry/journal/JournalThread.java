package org.trocar.telemetry.journal;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;

/**
 * The one thread that touches journals' files. Loop threads send it records by ring, one ring each; it appends them to their sessions'
 * queues, which are opened elsewhere beforehand.
 *
 * <p>A session whose queue fails loses its records from there on, which makes it not gradable; the others go on. When idle the thread
 * parks for half a millisecond at a time, or, when no session is open, until one is.
 */
public final class JournalThread implements AutoCloseable {
    /** Told, on the journal thread, when a session's file takes no more records. */
    @FunctionalInterface
    public interface FailureListener {
        void journalFailed(String sessionId, Throwable cause);
    }

    private static final long IDLE_NANOS = 500_000;
    private static final int RECORDS_A_TURN = 256;

    private final QueueOpener opener;
    private final FailureListener listener;
    private final List<JournalRing> rings = new CopyOnWriteArrayList<>();
    private final Queue<Closing> closings = new ConcurrentLinkedQueue<>();
    private final byte[] record = new byte[RecordLayout.MAX_BYTES];
    private final UnsafeBuffer recordView = new UnsafeBuffer(record);
    private final MessageHandler handler = this::onRecord;
    private final Thread thread = new Thread(this::run, "journal");
    private final JournalWork work = new JournalWork();
    /** By slot; replaced, never changed. */
    private volatile OpenSession[] sessions = new OpenSession[0];

    private volatile boolean stopping;
    private volatile boolean stopped;

    private record OpenSession(LiveJournal journal, QueueWriter writer) {}

    private record Closing(
            LiveJournal journal, long position, LastStep lastStep, CompletableFuture<JournalSummary> summary) {}

    /** What is done to a journal when its last record is in the file. */
    @FunctionalInterface
    private interface LastStep {
        JournalSummary of(QueueWriter writer) throws IOException;
    }

    public JournalThread(FailureListener listener) {
        this(listener, JournalSettings.DEFAULT);
    }

    public JournalThread(FailureListener listener, JournalSettings settings) {
        this(listener, Disk.real(settings));
    }

    JournalThread(FailureListener listener, Disk disk) {
        this.listener = listener;
        opener = new QueueOpener(disk);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Makes the queue library load and set up all it needs, shutdown hooks included, which it cannot any more once the process is being
     * stopped; and spares the first session the wait.
     *
     * @throws IOException when there is no room for temporary files
     */
    public static void warmUp() throws IOException {
        Path folder = Files.createTempDirectory("trocar-warm-up");
        try (var queue = QueueFiles.forWriting(folder, JournalSettings.DEFAULT.clockMillis());
                var appender = queue.createAppender();
                var document = appender.writingDocument()) {
            document.wire().bytes().writeByte((byte) 0);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Any thread: what it has done so far. */
    public JournalWork work() {
        return work;
    }

    /** Any thread: how many bytes wait in the rings. */
    public long waitingBytes() {
        return rings.stream().mapToLong(JournalRing::waitingBytes).sum();
    }

    /** Any thread: how many records found their ring full and are lost. */
    public long lostRecords() {
        return rings.stream().mapToLong(JournalRing::lost).sum();
    }

    /** Any thread: whether it can write. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** A ring for one more loop thread. */
    public JournalRing newRing(int capacityBytes) {
        JournalRing ring = new JournalRing(capacityBytes);
        rings.add(ring);
        return ring;
    }

    /** As below, for a session that is not encrypted. */
    public LiveJournal open(SessionFolder folder, JournalRing ring) throws IOException {
        return open(folder, ring, Optional.empty());
    }

    /**
     * Opens a session's journal; takes some milliseconds, so not for a loop thread.
     *
     * @param folder in which the session has begun
     * @param ring of the loop thread that will drive the session
     * @param key the learner's, if and only if the manifest says that the session is encrypted
     * @throws IOException when the queue cannot be made, or is there already
     */
    public LiveJournal open(SessionFolder folder, JournalRing ring, Optional<Aead> key) throws IOException {
        return register(folder, ring, opener.first(folder, key));
    }

    /**
     * Opens the journal of a session whose process died, to go on after its last sealed tick, which then is
     * {@link LiveJournal#durableTick()}. What was written after that tick does not count any more; nothing already written is touched.
     * Reads the whole journal: about a second an hour recorded.
     *
     * @param ring of the loop thread that will drive the session
     * @param key the learner's, if and only if the manifest says that the session is encrypted
     * @throws IOException when the session was closed or is being written, its journal is of an older format or damaged before its last
     *     seal, or the next segment cannot be made
     */
    public LiveJournal reopen(SessionFolder folder, JournalRing ring, Optional<Aead> key) throws IOException {
        requireNotOpen(folder);
        return register(folder, ring, opener.next(folder, key));
    }

    private void requireNotOpen(SessionFolder folder) throws IOException {
        for (OpenSession session : sessions) {
            if (session != null && session.writer().writes(folder)) {
                throw new IOException("session " + folder.path() + " is being written");
            }
        }
    }

    private LiveJournal register(SessionFolder folder, JournalRing ring, QueueWriter writer) {
        LiveJournal journal = register(folder.path().getFileName().toString(), ring, writer);
        LockSupport.unpark(thread);
        return journal;
    }

    private synchronized LiveJournal register(String sessionId, JournalRing ring, QueueWriter writer) {
        int slot = 0;
        while (slot < sessions.length && sessions[slot] != null) {
            slot++;
        }
        LiveJournal journal = new LiveJournal(sessionId, ring, slot, writer.lastNumber(), writer.durableTick());
        replace(slot, new OpenSession(journal, writer));
        return journal;
    }

    private synchronized void replace(int slot, OpenSession session) {
        OpenSession[] copy = Arrays.copyOf(sessions, Math.max(sessions.length, slot + 1));
        copy[slot] = session;
        sessions = copy;
    }

    /**
     * Closes a journal after its loop thread's last call to it. The result is there when every record is in the file and the folder is
     * marked closed; it fails only when the folder cannot be marked, or this thread has ended.
     */
    public CompletableFuture<JournalSummary> close(LiveJournal journal) {
        return end(journal, writer -> writer.close(journal.lastNumber()));
    }

    /**
     * Stops writing a journal without closing its session, after its loop thread's last call to it: the session can be taken up again from
     * its folder. Done when every record is in the file.
     */
    public CompletableFuture<Void> abandon(LiveJournal journal) {
        return end(journal, writer -> {
                    writer.abandon();
                    return null;
                })
                .thenAccept(nothing -> {});
    }

    private CompletableFuture<JournalSummary> end(LiveJournal journal, LastStep lastStep) {
        CompletableFuture<JournalSummary> summary = new CompletableFuture<>();
        closings.add(new Closing(journal, journal.end(), lastStep, summary));
        LockSupport.unpark(thread);
        if (stopped) {
            failClosings();
        }
        return summary;
    }

    private void failClosings() {
        for (Closing closing = closings.poll(); closing != null; closing = closings.poll()) {
            closing.summary().completeExceptionally(new IOException("the journal thread has ended"));
        }
    }

    /**
     * Writes what is in the rings and ends the thread. Sessions whose journals were not closed by then can be taken up again. The loop
     * threads must have stopped.
     */
    @Override
    public void close() {
        close(ChronoUnit.FOREVER.getDuration());
    }

    /**
     * The same where the disk may hang.
     *
     * @return whether all is written and the thread has ended; it goes on otherwise, and this may be called again
     */
    public boolean close(Duration patience) {
        for (OpenSession session : sessions) {
            if (session != null && !session.journal().ended()) {
                abandon(session.journal());
            }
        }
        stopping = true;
        LockSupport.unpark(thread);
        return endsWithin(TimeUnit.NANOSECONDS.convert(patience));
    }

    private boolean endsWithin(long nanos) {
        long start = System.nanoTime();
        boolean interrupted = false;
        for (long left = nanos; thread.isAlive() && left > 0; left = nanos - (System.nanoTime() - start)) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /** Any thread: the ids of those whose last record is not in their file yet. */
    public List<String> unfinished() {
        return Stream.of(sessions)
                .filter(Objects::nonNull)
                .map(session -> session.journal().sessionId())
                .toList();
    }

    private void run() {
        while (!(stopping && closings.isEmpty())) {
            long start = System.nanoTime();
            int records = drain();
            forceAll();
            if (records > 0) {
                work.wrote(System.nanoTime() - start);
            }
            if (!finishClosings() && records == 0) {
                idle();
            }
        }
        stopped = true;
        failClosings();
    }

    /** Once a round for all it wrote: forcing costs the same for one record and for many. */
    private void forceAll() {
        for (OpenSession session : sessions) {
            if (session != null && !session.writer().failed()) {
                force(session);
            }
        }
    }

    private void force(OpenSession session) {
        try {
            session.writer().force();
            session.journal().durableUpTo(session.writer().durableTick());
        } catch (IOException | RuntimeException | Error e) {
            session.writer().fail(e);
            tell(session, e);
        }
    }

    private int drain() {
        int records = 0;
        for (int i = 0; i < rings.size(); i++) {
            records += rings.get(i).read(handler, RECORDS_A_TURN);
        }
        return records;
    }

    private void idle() {
        if (stopping) {
            return;
        }
        for (OpenSession session : sessions) {
            if (session != null) {
                LockSupport.parkNanos(this, IDLE_NANOS);
                return;
            }
        }
        LockSupport.park(this);
    }

    private void onRecord(int messageType, MutableDirectBuffer buffer, int index, int length) {
        OpenSession session = sessions[messageType - 1];
        if (session == null || session.writer().failed()) {
            return;
        }
        buffer.getBytes(index, record, 0, length);
        append(session, length);
    }

    private void append(OpenSession session, int length) {
        try {
            session.writer().append(record, recordView, length);
            work.took(length);
            session.journal().durableUpTo(session.writer().durableTick());
        } catch (GeneralSecurityException | RuntimeException | Error e) {
            session.writer().fail(e);
            tell(session, e);
        }
    }

    /** Nothing that one session's failure brings may end this thread: all others write here too. */
    private void tell(OpenSession session, Throwable cause) {
        work.failed();
        try {
            listener.journalFailed(session.journal().sessionId(), cause);
        } catch (RuntimeException | Error e) {
            Thread.UncaughtExceptionHandler handler = Thread.currentThread().getUncaughtExceptionHandler();
            handler.uncaughtException(Thread.currentThread(), e);
        }
    }

    private boolean finishClosings() {
        return !closings.isEmpty() && closings.removeIf(this::finishIfDrained);
    }

    private boolean finishIfDrained(Closing closing) {
        LiveJournal journal = closing.journal();
        if (!journal.ring().hasDrained(closing.position())) {
            return false;
        }
        OpenSession session = sessions[journal.slot()];
        replace(journal.slot(), null);
        try {
            closing.summary().complete(closing.lastStep().of(session.writer()));
        } catch (IOException | RuntimeException | Error e) {
            closing.summary().completeExceptionally(e);
        }
        return true;
    }
}
