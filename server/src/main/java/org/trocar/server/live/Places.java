package org.trocar.server.live;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trocar.core.content.Catalogue;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.session.SessionManifest;
import org.trocar.server.live.LiveSession.Place;
import org.trocar.telemetry.folder.Encryption;
import org.trocar.telemetry.folder.ScenarioFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;
import org.trocar.telemetry.keys.LearnerKeys;

/** Gives each session its place: its seat on a loop thread, a folder, and a journal that is open there. */
public final class Places {
    private final Path data;
    private final String build;
    private final boolean encrypt;
    private final JournalThread journals;
    private final Loops loops;

    /**
     * @param build the commit this server was built from, for the record
     * @param encrypt whether new sessions are encrypted with their learners' keys
     */
    public Places(Path data, String build, boolean encrypt, JournalThread journals, Loops loops) {
        this.data = data;
        this.build = build;
        this.encrypt = encrypt;
        this.journals = journals;
        this.loops = loops;
    }

    /** For a new session, to which its client will come back with the token. */
    Place make(SessionManifest manifest, LoadedScenario scenario, ResumeToken token, Seat seat) throws IOException {
        SessionFolder folder = SessionFolder.of(data, manifest.sessionId());
        List<ScenarioFile> files = files(scenario);
        Optional<Encryption> encryption = encrypt ? Optional.of(Encryption.AES256_GCM) : Optional.empty();
        Optional<Aead> key = encrypt ? Optional.of(LearnerKeys.forLearner(data, manifest.learner())) : Optional.empty();
        OpeningMark.put(folder);
        folder.begin(manifest, files, encryption, build);
        LiveJournal journal = journals.open(folder, seat.simulation().journalRing(), key);
        try {
            token.keepIn(folder);
            OpeningMark.remove(folder);
        } catch (IOException | RuntimeException | Error e) {
            journals.abandon(journal);
            throw e;
        }
        return new Place(seat, folder, journal);
    }

    /** With every language, so that the record can be read in another. */
    private static List<ScenarioFile> files(LoadedScenario scenario) {
        List<ScenarioFile> files = new ArrayList<>();
        files.add(new ScenarioFile(scenario.scenario().id() + ".yaml", scenario.bytes()));
        for (Catalogue catalogue : scenario.catalogues()) {
            files.add(new ScenarioFile(catalogue.copyName(), catalogue.bytes()));
        }
        return files;
    }

    /** The session was not begun: nobody writes its record any more, and it can be taken up again. */
    void giveUp(Place place) {
        journals.abandon(place.journal());
        place.seat().leave();
    }

    /** For a session whose process died, to go on after its last sealed tick. */
    Place takeUp(SessionFolder folder, SessionManifest manifest) throws IOException {
        // The process it names is dead, though its number may have been given away again.
        folder.unmarkRunning();
        Seat seat = loops.take(new Seat.Kind(manifest.scenario().id(), manifest.tickHz(), manifest.pace()));
        try {
            LiveJournal journal = journals.reopen(folder, seat.simulation().journalRing(), RecordKey.of(folder));
            return new Place(seat, folder, journal);
        } catch (IOException | RuntimeException | Error e) {
            seat.leave();
            throw e;
        }
    }
}
