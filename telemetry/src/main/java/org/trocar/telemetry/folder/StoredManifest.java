package org.trocar.telemetry.folder;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.StartHands;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.SessionManifest;

/**
 * A session's manifest as {@code manifest.json} holds it: everything of {@link SessionManifest} but the scenario itself, which lies beside
 * it as copied files.
 *
 * @param formatVersion of the whole session folder
 * @param scenario which operation
 * @param rubric which rubric within it
 * @param scenarioFiles the copies in {@code scenario/} with their hashes; the first is the operation's own file
 * @param seed as decimal text, because JSON numbers of 64 bits lose digits in many readers
 * @param start null when the client proposed none
 * @param language what cues and summary are written in; its words are among the copied files
 * @param gazeConsent whether the learner agreed that where they look is recorded
 * @param encryption of the records' payloads; null when anybody can read them
 * @param build the commit the server was built from; informational
 */
public record StoredManifest(
        int formatVersion,
        String sessionId,
        String learner,
        ScenarioRef scenario,
        RubricRef rubric,
        List<FileRef> scenarioFiles,
        Mode mode,
        Hand dominantHand,
        String attemptLabel,
        String device,
        Provenance provenance,
        Pace pace,
        int tickHz,
        String seed,
        double mastery,
        int engine,
        @JsonSetter(nulls = Nulls.SET) StartHands start,
        long openedEpochMillis,
        String language,
        boolean gazeConsent,
        @JsonSetter(nulls = Nulls.SET) Encryption encryption,
        String build) {

    /** Raised when an older reader would misread a folder. */
    public static final int FORMAT_VERSION = 2;

    /** No session ever had as many ticks a second. */
    private static final int MOST_HZ = 1000;

    /** What keys stand for that older folders do not have. */
    static final String ABSENT_IN_OLDER = "{\"encryption\": null, \"gaze_consent\": false, \"language\": \"en\"}";

    public record ScenarioRef(String id, int version, String title, String sha256) {}

    /** The rubric stands in the scenario's file, so the scenario's hash is its hash too. */
    public record RubricRef(String id, int version) {}

    public record FileRef(String name, String sha256) {}

    public StoredManifest {
        require("session_id", sessionId);
        require("learner", learner);
        require("scenario", scenario);
        require("rubric", rubric);
        require("scenario_files", scenarioFiles);
        require("mode", mode);
        require("dominant_hand", dominantHand);
        require("provenance", provenance);
        require("pace", pace);
        require("seed", seed);
        requireSeed(seed);
        requireWithin("tick_hz", tickHz, 1, MOST_HZ);
        requireWithin("mastery", mastery, 0, 1);
        require("language", language);
        scenarioFiles = List.copyOf(scenarioFiles);
        if (scenarioFiles.isEmpty()) {
            throw new IllegalArgumentException("scenario_files is empty; the first is the operation's own file");
        }
        scenarioFiles.forEach(file -> ScenarioFile.requirePlain(file.name()));
    }

    private static void requireSeed(String text) {
        try {
            Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("seed is \"" + text + "\", not a whole number of 64 bits", e);
        }
    }

    private static void requireWithin(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(key + " is " + value + ", not from " + least + " to " + most);
        }
    }

    private static void require(String key, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
    }

    static StoredManifest of(
            SessionManifest manifest, List<ScenarioFile> files, Optional<Encryption> encryption, String build) {
        Scenario scenario = manifest.scenario();
        Rubric rubric = scenario.rubric();
        return new StoredManifest(
                FORMAT_VERSION,
                manifest.sessionId(),
                manifest.learner(),
                new ScenarioRef(scenario.id(), scenario.version(), scenario.title(), manifest.scenarioSha256()),
                new RubricRef(rubric.id(), rubric.version()),
                files.stream()
                        .map(file -> new FileRef(file.name(), file.sha256()))
                        .toList(),
                manifest.mode(),
                manifest.dominantHand(),
                manifest.attemptLabel(),
                manifest.device(),
                manifest.provenance(),
                manifest.pace(),
                manifest.tickHz(),
                Long.toString(manifest.seed()),
                manifest.mastery(),
                manifest.engine(),
                manifest.start().orElse(null),
                manifest.openedEpochMillis(),
                scenario.texts().language(),
                manifest.gazeConsent(),
                encryption.orElse(null),
                build);
    }

    /** Whether the records' payloads can only be read with the learner's key. */
    public boolean encrypted() {
        return encryption != null;
    }

    /** The manifest a replay runs from, with the scenario as interpreted from the folder's copy. */
    public SessionManifest toSessionManifest(Scenario interpreted) {
        return new SessionManifest(
                sessionId,
                learner,
                interpreted,
                scenario.sha256(),
                mode,
                dominantHand,
                attemptLabel,
                device,
                provenance,
                pace,
                tickHz,
                Long.parseLong(seed),
                mastery,
                engine,
                Optional.ofNullable(start),
                openedEpochMillis,
                gazeConsent);
    }
}
