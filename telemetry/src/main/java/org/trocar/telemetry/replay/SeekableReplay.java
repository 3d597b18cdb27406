package org.trocar.telemetry.replay;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.state.StateBuffer;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.Bookmark;
import org.trocar.telemetry.journal.FrameDecoder;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.JournalScan;
import org.trocar.telemetry.journal.RecordType;
import org.trocar.telemetry.journal.Restart;

/**
 * A recorded session that can be put at any of its ticks: from the nearest snapshot on, its inputs go into a session like the live one,
 * and every tick is compared with the record. Opening it reads the whole journal once, about a second an hour recorded; a seek then
 * replays ten seconds of the run at most. Not thread-safe.
 */
public final class SeekableReplay implements AutoCloseable {
    private final SessionManifest manifest;
    private final JournalReader reader;
    private final FrameDecoder frames;
    private final JournalScan scan;
    private final List<Damage> damage;
    private final List<Restart> restarts;
    private final TickInput in = new TickInput();
    private ReplaySource source;
    private VerifyingJournal journal;
    private Session session;
    private Optional<Divergence> divergence = Optional.empty();

    private SeekableReplay(
            SessionManifest manifest,
            JournalReader reader,
            FrameDecoder frames,
            List<Damage> damage,
            LongConsumer progress) {
        this.manifest = manifest;
        this.reader = reader;
        this.frames = frames;
        this.damage = new ArrayList<>(damage);
        scan = JournalScan.of(reader, progress);
        this.damage.addAll(scan.damage());
        restarts = List.copyOf(reader.restarts());
        toStart();
    }

    /**
     * Opens a session's record, before its first tick.
     *
     * @param key the learner's, for an encrypted session
     * @param frames what decodes the frames; {@link org.trocar.telemetry.journal.CodecFrames} for all that a server recorded
     * @throws IOException when manifest or scenario copy cannot be used, naming file and remedy
     */
    public static SeekableReplay open(SessionFolder folder, Optional<Aead> key, FrameDecoder frames)
            throws IOException {
        return open(folder, key, frames, tick -> {});
    }

    /** @param progress is told the ticks as the journal is read */
    public static SeekableReplay open(
            SessionFolder folder, Optional<Aead> key, FrameDecoder frames, LongConsumer progress) throws IOException {
        FolderContents contents = folder.read();
        SessionManifest manifest = RecordedManifest.of(folder, contents);
        return new SeekableReplay(manifest, JournalReader.open(folder, key), frames, contents.damage(), progress);
    }

    /**
     * Puts the session behind a tick, with what that tick raised.
     *
     * @param tick from 0 to {@link #lastTick()}
     * @return false when the record could not be replayed up to there; {@link #damage()} says why
     */
    public boolean seek(long tick) {
        if (tick < 0 || tick > lastTick()) {
            throw new IllegalArgumentException("tick " + tick + " is not from 0 to " + lastTick());
        }
        Optional<Bookmark> nearest = snapshotBefore(tick);
        if (tick < session.tick()) {
            nearest.ifPresentOrElse(this::toSnapshot, this::toStart);
        } else if (nearest.isPresent() && nearest.get().tick() > session.tick()) {
            toSnapshot(nearest.get());
        }
        while (session.tick() < tick && step()) {
            // step() does the work.
        }
        return session.tick() == tick;
    }

    /**
     * Puts the session behind a tick in a state that was kept of it, without what that tick raised. Nothing is replayed.
     *
     * @param state from {@link Session#snapshot} behind that tick, replayed from the same record
     * @return false when the record cannot be read up to there; {@link #damage()} says why
     */
    public boolean jump(long tick, byte[] state) {
        Optional<Bookmark> nearest = snapshotBefore(tick + 1);
        reader.goTo(nearest.orElse(scan.start()));
        begin(nearest.map(Bookmark::tick).orElse(0L));
        if (!source.skipTo(tick)) {
            return false;
        }
        session.restore(state);
        return true;
    }

    /** Snapshots of another engine's state are of no use to this one. */
    private Optional<Bookmark> snapshotBefore(long tick) {
        if (manifest.engine() != Engine.VERSION) {
            return Optional.empty();
        }
        return scan.snapshots().stream()
                .filter(snapshot -> snapshot.tick() < tick)
                .reduce((earlier, later) -> later);
    }

    private void toStart() {
        reader.goTo(scan.start());
        begin(0);
    }

    private void begin(long tick) {
        source = new ReplaySource(reader, frames, tick);
        journal = new VerifyingJournal(source);
        session = new Session(manifest, journal, shown -> {});
    }

    private void toSnapshot(Bookmark seal) {
        if (!reader.goTo(seal)) {
            return;
        }
        long sealed = reader.stateHash();
        begin(seal.tick());
        while (reader.next() && reader.type() != RecordType.SNAPSHOT) {
            // Only a note can stand between them.
        }
        restore(seal.tick(), sealed);
    }

    private void restore(long tick, long sealed) {
        byte[] state = reader.snapshot();
        long hash = new StateBuffer().forRestoring(state).hash();
        if (hash == sealed) {
            restore(tick, state);
        } else if (reader.damage().isEmpty()) {
            diverged(new Divergence(tick, "the snapshot", hex(sealed), hex(hash)));
            toStart();
        }
    }

    /** Whoever makes up a state can make up its seal. */
    private void restore(long tick, byte[] state) {
        try {
            session.restore(state);
        } catch (IllegalStateException e) {
            diverged(new Divergence(tick, "the snapshot", "a session's state", e.getMessage()));
            toStart();
        }
    }

    private static String hex(long hash) {
        return "state hash " + HexFormat.of().toHexDigits(hash);
    }

    private void diverged(Divergence found) {
        if (divergence.isEmpty()) {
            divergence = Optional.of(found);
        }
    }

    /** Replays one more tick; false at the end of what can be replayed. */
    public boolean step() {
        if (session.tick() >= lastTick() || !source.next(in)) {
            return false;
        }
        boolean replayed = replay();
        journal.firstDivergence().ifPresent(this::diverged);
        return replayed;
    }

    /** A state that was made up may be one that no session can go on from. */
    private boolean replay() {
        try {
            session.tick(in);
            return true;
        } catch (IllegalStateException e) {
            diverged(new Divergence(in.tick(), "the tick", "replayable", e.getMessage()));
            return false;
        }
    }

    /** The session as it was behind the present tick. Another object after a seek. */
    public Session session() {
        return session;
    }

    /** What the present tick's input was; empty behind tick 0. */
    public TickInput input() {
        return in;
    }

    public SessionManifest manifest() {
        return manifest;
    }

    /** The last tick there is: sealed, and before all damage. */
    public long lastTick() {
        return scan.lastSealedTick();
    }

    /** Where the session was taken up again after its process died, in order. */
    public List<Restart> restarts() {
        return restarts;
    }

    /** Everything that is wrong with folder and journal, found at opening or since. */
    public List<Damage> damage() {
        List<Damage> all = new ArrayList<>(damage);
        source.damage().stream().filter(found -> !all.contains(found)).forEach(all::add);
        return all;
    }

    /** The first place found where the replay is not what was recorded, or empty; under another engine than the run's, no surprise. */
    public Optional<Divergence> divergence() {
        return divergence;
    }

    JournalScan scan() {
        return scan;
    }

    @Override
    public void close() {
        reader.close();
    }
}
