package org.trocar.telemetry.export.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.TickInput;
import org.trocar.core.metric.MovementLog;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.grade.StoredGrade;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.replay.Divergence;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.replay.ReplaySource;
import org.trocar.telemetry.replay.VerifyingJournal;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.rulings.Standing;

/**
 * Goes through a session's journal once. What is in the records is taken from there; movements and cues, which are not, come from replaying
 * them. Changes nothing in the folder.
 */
public final class SessionReading {
    private final SessionFolder folder;
    private final FolderContents contents;
    private final StoredManifest manifest;
    private final SessionManifest recorded;
    private final FrameIntervals intervals = new FrameIntervals();
    private final List<TrackingGaps> gaps =
            Stream.of(Hand.values()).map(TrackingGaps::new).toList();
    private final List<HandMovement> movements = new ArrayList<>();
    private final int[] movementCounts = new int[Hand.values().length];
    private final List<Damage> damage;

    private SessionReading(SessionFolder folder, FolderContents contents) throws IOException {
        this.folder = folder;
        this.contents = contents;
        damage = new ArrayList<>(contents.damage());
        recorded = RecordedManifest.of(folder, contents);
        manifest = contents.manifest().orElseThrow();
    }

    /** @throws IOException when manifest or scenario copy cannot be used, naming file and remedy */
    public static SessionReading of(SessionFolder folder) throws IOException {
        return new SessionReading(folder, folder.read());
    }

    private static String messages(List<Damage> damage) {
        return damage.stream().map(Damage::message).collect(Collectors.joining("\n"));
    }

    public StoredManifest manifest() {
        return manifest;
    }

    /**
     * Shows a writer every sealed tick, then what is known at the end.
     *
     * @param rulings say which grade counts
     * @param build of this program: a commit, or "unknown"
     * @param progress is told the number of each tick after it
     * @throws IOException when the session has no tick that can be read, or the files cannot be written
     */
    public SessionEnd read(
            SessionWriter writer,
            Identity identity,
            Fidelity fidelity,
            Rulings rulings,
            String build,
            LongConsumer progress)
            throws IOException {
        Happenings happenings = new Happenings(identity.disguised());
        Replay replay = readTicks(writer, happenings, progress);
        Session session = replay.session;
        if (session.tick() == 0) {
            throw new IOException("there is nothing to export: "
                    + (damage.isEmpty() ? "the journal has no sealed tick" : messages(damage)));
        }
        happenings.errors(session.errors());
        gaps.forEach(gap -> happenings.gaps(gap.finish(session.sessionNanos())));
        RunGrade grade = grade(rulings);
        SessionEnd end = end(replay);
        Origin origin = new Origins(identity, fidelity).of(manifest, grade, intervals.times(), end, build);
        writer.finish(new SessionFindings(
                happenings.inOrder(), List.copyOf(movements), tooNoisy(session), grade, intervals.times(), origin));
        return end;
    }

    /** The session as its records make it once more, tick for tick, and compared with them. */
    private final class Replay {
        private final ReplaySource source;
        private final VerifyingJournal journal;
        private final Session session;
        private final TickInput in = new TickInput();
        private final WorldEvents events = new WorldEvents();
        private final TipSamples tips = DerivedCodec.newTips();

        Replay(JournalReader reader, ReplaySource.NoteListener notes) {
            source = new ReplaySource(reader, new CodecFrames(), notes);
            journal = new VerifyingJournal(source);
            session = new Session(recorded, journal, it -> {});
            for (Hand hand : Hand.values()) {
                session.logMovements(hand, new MovementLog(movement -> {
                    movementCounts[hand.ordinal()]++;
                    movements.add(new HandMovement(hand, movementCounts[hand.ordinal()], movement));
                }));
            }
        }

        boolean next() {
            return source.next(in)
                    && source.derived(events, tips, recorded.scenario().ring().count());
        }
    }

    private Replay readTicks(SessionWriter writer, Happenings happenings, LongConsumer progress) throws IOException {
        try (JournalReader reader = JournalReader.open(folder)) {
            Replay replay = new Replay(reader, happenings::note);
            while (replay.next()) {
                tick(replay, writer, happenings);
                progress.accept(replay.in.tick());
            }
            happenings.notes(replay.session.sessionNanos());
            replay.source.damage().stream().filter(Damage::grave).forEach(damage::add);
            return replay;
        }
    }

    private RunGrade grade(Rulings rulings) throws IOException {
        Standing standing = rulings.standing(manifest.sessionId());
        Optional<GradeDocument> adopted = rulings.adoptedGrade(standing);
        Optional<GradeDocument> stored = storedGrade();
        GradeDocument original =
                stored.isPresent() ? stored.get() : Regrading.of(folder).grade();
        return new RunGrade(
                adopted.orElse(original),
                adopted.isPresent() || stored.isPresent(),
                adopted.isPresent(),
                standing.counts(),
                original.gradeHash());
    }

    /** A stored grade that was tampered with is told of, and one made from the journal takes its place. */
    private Optional<GradeDocument> storedGrade() {
        try {
            return StoredGrade.read(folder).map(StoredGrade::document);
        } catch (IOException e) {
            damage.add(Damage.ofFolder(Damage.Kind.GRADE_CHANGED, e.getMessage()));
            return Optional.empty();
        }
    }

    private SessionEnd end(Replay replay) {
        boolean sameEngine = manifest.engine() == Engine.VERSION;
        Optional<Divergence> divergence = sameEngine ? replay.journal.firstDivergence() : Optional.empty();
        return new SessionEnd(
                replay.session.tick(),
                intervals.times().frames(),
                contents.summary().isEmpty(),
                damage,
                divergence.map(first -> OptionalLong.of(first.tick())).orElse(OptionalLong.empty()));
    }

    /** The writer comes first: the session takes back the frames' claims that are not credible. */
    private void tick(Replay replay, SessionWriter writer, Happenings happenings) throws IOException {
        TickInput in = replay.in;
        Session session = replay.session;
        writer.tick(in, replay.tips);
        follow(in);
        session.tick(in);
        happenings.input(in, session.sessionNanos());
        happenings.world(replay.events, in.tick(), session.sessionNanos());
        happenings.cues(session.cues(), session.sessionNanos());
        happenings.notes(session.sessionNanos());
    }

    private void follow(TickInput in) {
        for (int i = 0; i < in.frameCount(); i++) {
            intervals.frame(in.captureSessionNanos(i));
            for (TrackingGaps gap : gaps) {
                gap.frame(in.frame(i), in.captureSessionNanos(i));
            }
        }
    }

    private static Set<Hand> tooNoisy(Session session) {
        Set<Hand> noisy = EnumSet.noneOf(Hand.class);
        for (Hand hand : Hand.values()) {
            if (session.tooNoisy(hand)) {
                noisy.add(hand);
            }
        }
        return noisy;
    }
}
