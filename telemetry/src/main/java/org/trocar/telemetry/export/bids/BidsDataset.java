package org.trocar.telemetry.export.bids;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.trocar.telemetry.export.session.Origin;
import org.trocar.telemetry.export.table.TextTable;
import org.trocar.telemetry.folder.JsonFile;

/** What stands at the top of a dataset. */
public final class BidsDataset {
    private static final String BIDS_VERSION = "1.11.1";

    private final Path root;

    public BidsDataset(Path root) {
        this.root = root;
    }

    /**
     * Writes what is not there, and the participants anew: whoever adds authors and a licence finds them still there afterwards.
     *
     * @param handedness each learner's dominant hand, in lower case
     * @param ignored what lies here besides and is no part of the dataset
     * @param build of this program: a commit, or "unknown"
     */
    public void write(SortedMap<String, String> handedness, List<String> ignored, String build) throws IOException {
        if (!Files.exists(root.resolve("dataset_description.json"))) {
            JsonFile.writeText(root.resolve("README"), README);
            JsonFile.writeText(
                    root.resolve(".bidsignore"), String.join("\n", ignored) + "\n*" + BidsSession.PROVENANCE + "\n");
            JsonFile.write(root.resolve("dataset_description.json"), description(build));
        }
        participants(handedness);
    }

    private static Map<String, Object> description(String build) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("Name", "Motion of surgical training sessions");
        description.put("BIDSVersion", BIDS_VERSION);
        description.put("DatasetType", "raw");
        description.put("GeneratedBy", List.of(Json.object("Name", "Trocar", "Version", build)));
        return description;
    }

    private void participants(SortedMap<String, String> handedness) throws IOException {
        Path part = root.resolve("participants.tsv.part");
        try (TextTable out = new TextTable(part, TextTable.Dialect.TSV, List.of("participant_id", "handedness"))) {
            for (Map.Entry<String, String> learner : handedness.entrySet()) {
                out.put("sub-" + Labels.of(learner.getKey()));
                out.put(learner.getValue());
                out.endRow();
            }
        }
        Files.move(
                part,
                root.resolve("participants.tsv"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        JsonFile.write(
                root.resolve("participants.json"),
                Json.object(
                        "handedness",
                        Json.object("Description", "the hand that was declared dominant for the session")));
    }

    private static final String README = """
            Motion of surgical training sessions
            ====================================

            Hands, controllers and instrument tips of people operating in virtual or augmented reality, exported by Trocar.

            %s

            tracksys-openxr      hands, controllers and head as the device measured them, in its tracking space
            tracksys-instruments the simulated instruments' tips at each frame's capture time, in the operated field's frame

            Frames stand as they came. Nothing is resampled or interpolated: the latency channel has each frame's true time, a gap has
            no rows, and what was not valid is n/a. SamplingFrequency is the median rate, SamplingFrequencyEffective counts the gaps.
            Joints are the 26 of OpenXR's XR_EXT_hand_tracking. Positions are metres, x right, y up, z backward; quaternions x, y, z, w.

            events.tsv holds what happened, the instruments' movements, and what of the input was lost. scans.tsv holds each session's
            verdict, score and metrics: training feedback, not a certificate. Each session's _provenance.json says where it comes from.
            """.formatted(Origin.PRIVACY);
}
