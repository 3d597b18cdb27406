package org.trocar.telemetry.replay;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Phase;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.FrameDecoder;

/**
 * Brings a session whose process died back to its last sealed tick: the last snapshot, checked against its seal, and the ticks after it
 * replayed and compared. It changes nothing in the folder.
 */
public final class SessionRestorer {
    private SessionRestorer() {}

    /** What came of it. */
    public sealed interface Restoration {}

    /**
     * All that a session needs to go on.
     *
     * @param manifest it was opened with
     * @param tick its last, after which the journal is reopened
     * @param state for {@link Session#restore}
     * @param phase in which it then is; a run that had ended needs closing only
     * @param lastSequence of the frames it took, 0 when there was none; older ones are stale
     * @param slippedNanos session time that passed without ticks
     */
    public record Restored(
            SessionManifest manifest, long tick, byte[] state, Phase phase, long lastSequence, long slippedNanos)
            implements Restoration {}

    /** @param reason one or more sentences for people */
    public record Refused(String reason) implements Restoration {}

    /**
     * @param key the learner's, for an encrypted session
     * @throws IOException when manifest, scenario copy or key cannot be used, naming file and remedy; nothing is known of the run then
     */
    public static Restoration restore(SessionFolder folder, Optional<Aead> key, FrameDecoder frames)
            throws IOException {
        try (SeekableReplay replay = SeekableReplay.open(folder, key, frames)) {
            if (replay.manifest().engine() != Engine.VERSION) {
                return new Refused(
                        "the session ran under engine " + replay.manifest().engine() + ", this is engine "
                                + Engine.VERSION + ": it can be graded, not taken up again");
            }
            Restoration restoration = restore(replay);
            requireUnlocked(replay);
            return restoration;
        }
    }

    private static void requireUnlocked(SeekableReplay replay) throws IOException {
        for (Damage damage : replay.damage()) {
            if (damage.kind() == Damage.Kind.ENCRYPTED) {
                throw new IOException(damage.message());
            }
        }
    }

    private static Restoration restore(SeekableReplay replay) {
        try {
            replay.scan().requireResumable();
        } catch (IOException e) {
            return new Refused(e.getMessage());
        }
        boolean reached = replay.seek(replay.lastTick());
        if (replay.divergence().isPresent()) {
            return new Refused(replay.divergence().get().message());
        }
        return reached ? restored(replay) : new Refused(messages(replay));
    }

    private static String messages(SeekableReplay replay) {
        return replay.damage().stream().map(Damage::message).collect(Collectors.joining("; "));
    }

    private static Restored restored(SeekableReplay replay) {
        Session session = replay.session();
        return new Restored(
                replay.manifest(),
                session.tick(),
                session.snapshot(),
                session.phase(),
                session.inputCounts().lastSequence(),
                session.inputCounts().slippedNanos());
    }
}
