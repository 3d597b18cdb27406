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
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.replay.RecordedManifest;
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
    private final Session session;
    private final SealCheck seals = new SealCheck();
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
        session = new Session(RecordedManifest.of(folder, contents), seals, it -> {});
        manifest = contents.manifest().orElseThrow();
        for (Hand hand : Hand.values()) {
            session.logMovements(hand, new MovementLog(movement -> {
                movementCounts[hand.ordinal()]++;
                movements.add(new HandMovement(hand, movementCounts[hand.ordinal()], movement));
            }));
        }
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
        readTicks(writer, happenings, progress);
        if (session.tick() == 0) {
            throw new IOException("there is nothing to export: "
                    + (damage.isEmpty() ? "the journal has no sealed tick" : messages(damage)));
        }
        happenings.errors(session.errors());
        gaps.forEach(gap -> happenings.gaps(gap.finish(session.sessionNanos())));
        RunGrade grade = grade(rulings);
        SessionEnd end = end();
        Origin origin = new Origins(identity, fidelity).of(manifest, grade, intervals.times(), end, build);
        writer.finish(new SessionFindings(
                happenings.inOrder(), List.copyOf(movements), tooNoisy(), grade, intervals.times(), origin));
        return end;
    }

    private void readTicks(SessionWriter writer, Happenings happenings, LongConsumer progress) throws IOException {
        try (JournalReader reader = JournalReader.open(folder)) {
            SealedTicks ticks = new SealedTicks(reader, new CodecFrames());
            while (ticks.next()) {
                tick(ticks, writer, happenings);
                progress.accept(ticks.ticks());
            }
            happenings.notes(ticks.takeNotes(), session.sessionNanos());
            damage.addAll(ticks.damage());
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
            return GradeDocument.read(folder);
        } catch (IOException e) {
            damage.add(Damage.ofFolder(Damage.Kind.GRADE_CHANGED, e.getMessage()));
            return Optional.empty();
        }
    }

    private SessionEnd end() {
        boolean sameEngine = manifest.engine() == Engine.VERSION;
        return new SessionEnd(
                session.tick(),
                intervals.times().frames(),
                contents.summary().isEmpty(),
                damage,
                sameEngine ? seals.firstDifferentTick() : OptionalLong.empty());
    }

    /** The writer comes first: the session takes back the frames' claims that are not credible. */
    private void tick(SealedTicks ticks, SessionWriter writer, Happenings happenings) throws IOException {
        TickInput in = ticks.input;
        writer.tick(in, ticks.tips);
        follow(in);
        seals.expect(ticks.stateHash());
        session.tick(in);
        happenings.input(in, session.sessionNanos());
        happenings.world(ticks.events, in.tick(), session.sessionNanos());
        happenings.cues(session.cues(), session.sessionNanos());
        happenings.notes(ticks.takeNotes(), session.sessionNanos());
    }

    private void follow(TickInput in) {
        for (int i = 0; i < in.frameCount(); i++) {
            intervals.frame(in.captureSessionNanos(i));
            for (TrackingGaps gap : gaps) {
                gap.frame(in.frame(i), in.captureSessionNanos(i));
            }
        }
    }

    private Set<Hand> tooNoisy() {
        Set<Hand> noisy = EnumSet.noneOf(Hand.class);
        for (Hand hand : Hand.values()) {
            if (session.tooNoisy(hand)) {
                noisy.add(hand);
            }
        }
        return noisy;
    }
}
