package org.trocar.server.live;

import io.grpc.Status;
import java.io.IOException;
import java.util.Optional;
import org.trocar.core.session.Phase;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.Resume;
import org.trocar.protos.v1.SessionParameters;
import org.trocar.server.live.LiveSession.Place;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.replay.SessionRestorer;
import org.trocar.telemetry.replay.SessionRestorer.Restoration;
import org.trocar.telemetry.replay.SessionRestorer.Restored;

/**
 * Takes up sessions again whose server died, when their clients come back: state from the record, every hash on the way met, and a new
 * segment of the journal. Takes a second an hour recorded: for worker threads.
 */
public final class SessionReviver {
    private final FormerSessions former;
    private final Recovery recovery;
    private final FolderCloser closer;
    private final Places places;
    private final Surroundings surroundings;

    public SessionReviver(
            FormerSessions former, Recovery recovery, FolderCloser closer, Places places, Surroundings surroundings) {
        this.former = former;
        this.recovery = recovery;
        this.closer = closer;
        this.places = places;
        this.surroundings = surroundings;
    }

    /**
     * Makes a session of its folder, or says why not.
     *
     * @throws IOException when disk, key or a file beside the journal does not allow it; the session then waits again
     */
    Revival revive(Resume resume, ClientConnection client) throws IOException {
        String id = resume.getSessionId();
        SessionFolder folder = former.folder(id);
        if (FolderCloser.isErased(folder)) {
            return refused(ResumeRefusals.over(id), Status.FAILED_PRECONDITION);
        }
        // Before the claim, so that a stranger keeps nobody from the session.
        if (!folder.closed() && !admits(folder, resume)) {
            return refused(ResumeRefusals.wrongToken(), Status.PERMISSION_DENIED);
        }
        if (!former.claim(id)) {
            return refused(ResumeRefusals.beingDealtWith(id), Status.UNAVAILABLE);
        }
        try {
            return reviveClaimed(resume, client);
        } catch (IOException | RuntimeException | Error e) {
            recovery.putBack(id);
            throw e;
        }
    }

    private Revival reviveClaimed(Resume resume, ClientConnection client) throws IOException {
        String id = resume.getSessionId();
        SessionFolder folder = former.folder(id);
        if (folder.closed()) {
            return close(id, refused(ResumeRefusals.over(id), Status.FAILED_PRECONDITION));
        }
        Restoration restoration = SessionRestorer.restore(folder, RecordKey.of(folder), new CodecFrames());
        if (restoration instanceof Restored restored && restored.phase() != Phase.ENDED) {
            return new Revival.Alive(session(folder, restored, ResumeToken.of(resume.getResumeToken()), client));
        }
        return restoration instanceof SessionRestorer.Refused damaged
                ? close(id, refused(ResumeRefusals.damaged(id, damaged.reason()), Status.DATA_LOSS))
                : close(id, refused(ResumeRefusals.over(id), Status.FAILED_PRECONDITION));
    }

    private static boolean admits(SessionFolder folder, Resume resume) throws IOException {
        return ResumeToken.keptIn(folder)
                .filter(token -> token.matches(resume.getResumeToken()))
                .isPresent();
    }

    private static Revival refused(Refusal refusal, Status status) {
        return new Revival.Refused(refusal, status);
    }

    /** The session cannot go on, so it need not wait any longer. */
    private Revival close(String id, Revival answer) throws IOException {
        closer.close(former.folder(id));
        former.settle(id);
        return answer;
    }

    private LiveSession session(SessionFolder folder, Restored restored, ResumeToken token, ClientConnection client)
            throws IOException {
        SessionParameters parameters = Parameters.of(restored.manifest(), surroundings);
        Place place = places.takeUp(folder, restored.manifest());
        try {
            return new LiveSession(
                    restored.manifest(), parameters, token, place, surroundings, client, Optional.of(restored.state()));
        } catch (RuntimeException | Error e) {
            places.giveUp(place);
            throw e;
        }
    }
}
