package org.trocar.telemetry.playback;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.replay.Divergence;
import org.trocar.telemetry.replay.SeekableReplay;

/**
 * A recorded session that can be taken to any of its ticks.
 *
 * <p>New ground is covered once, by a survey that goes ahead and keeps markers and, every second or so, the whole state. A seek starts from
 * the last state kept before its tick, here or in the journal, and runs the ticks in between, so that it ends in the very state the seal of its tick names, with
 * that tick's own events and cues. The survey goes ahead as far as a seek needs it, and further whenever the owner has time for it.
 *
 * <p>It changes nothing in the folder. Not thread-safe.
 */
public final class Playback implements AutoCloseable {
    private static final int KEYFRAME_SECONDS = 1;
    /** A state takes some 13 KB, so this is the best part of an hour at one a second. */
    private static final long KEYFRAME_BYTES = 32L << 20;

    private final SeekableReplay shown;
    private final Keyframes keyframes;
    private final Timeline timeline;
    private final Survey survey;

    private Playback(SeekableReplay shown, SeekableReplay ahead) {
        this.shown = shown;
        keyframes = new Keyframes((long) KEYFRAME_SECONDS * manifest().tickHz(), KEYFRAME_BYTES);
        timeline = new Timeline(manifest().tickNanos());
        survey = new Survey(ahead, keyframes, timeline);
    }

    /**
     * Opens a session that is over; it stands before the first tick.
     *
     * @throws IOException when manifest or scenario copy cannot be used, naming file and remedy
     */
    public static Playback open(SessionFolder folder) throws IOException {
        return open(folder, ticks -> {});
    }

    /** @param progress is told how many ticks were read; each is read twice */
    public static Playback open(SessionFolder folder, LongConsumer progress) throws IOException {
        SeekableReplay shown = replay(folder, progress);
        try {
            return new Playback(shown, replay(folder, tick -> progress.accept(shown.lastTick() + tick)));
        } catch (IOException e) {
            shown.close();
            throw e;
        }
    }

    private static SeekableReplay replay(SessionFolder folder, LongConsumer progress) throws IOException {
        return SeekableReplay.open(folder, LearnerKeys.find(folder), new CodecFrames(), progress);
    }

    /** The session as it stands after {@link #tick}: to be read only, and anew after every step or seek. */
    public Session session() {
        return shown.session();
    }

    public SessionManifest manifest() {
        return shown.manifest();
    }

    /** Where it stands; 0 is before the first tick. */
    public long tick() {
        return shown.session().tick();
    }

    /** The last tick there is: sealed, and before all damage. A record that cannot be read turns out shorter when it was surveyed. */
    public long lastTick() {
        return survey.done() ? survey.tick() : shown.lastTick();
    }

    /** Runs the next tick; false at the end. */
    public boolean step() {
        surveyTo(tick() + 1);
        return tick() < survey.tick() && shown.step();
    }

    /** Goes to a tick, or to the nearest there is. */
    public void seek(long wantedTick) {
        surveyTo(wantedTick);
        long tick = Math.max(0, Math.min(wantedTick, survey.tick()));
        if (tick == tick()) {
            return;
        }
        keyframes
                .before(tick)
                .filter(kept -> tick < tick() || kept.tick() > tick())
                .ifPresent(kept -> shown.jump(kept.tick(), kept.state()));
        shown.seek(tick);
    }

    private void surveyTo(long tick) {
        while (survey.tick() < tick && survey.advance()) {
            // advance() does the work.
        }
    }

    /** Surveys so many more ticks; false when the whole session has been surveyed. */
    public boolean survey(int ticks) {
        surveyTo(survey.tick() + ticks);
        return !survey.done();
    }

    /** How far the survey has come. */
    public long surveyedTick() {
        return survey.tick();
    }

    /** Whether the whole session has been surveyed: then the timeline is complete. */
    public boolean surveyed() {
        return survey.done();
    }

    /** What happened when, up to {@link #surveyedTick}. */
    public Timeline timeline() {
        return timeline;
    }

    /**
     * Where something else came of the inputs than was recorded, as far as it was surveyed. Empty for a session that another engine ran,
     * where that is no surprise.
     */
    public Optional<Divergence> divergence() {
        return manifest().engine() == Engine.VERSION ? survey.divergence() : Optional.empty();
    }

    /** What is wrong with folder and journal. */
    public List<Damage> damage() {
        return survey.damage();
    }

    @Override
    public void close() {
        shown.close();
        survey.close();
    }
}
