package org.trocar.telemetry.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trocar.core.content.Catalogue;
import org.trocar.core.content.CatalogueReader;
import org.trocar.core.content.ScenarioException;
import org.trocar.core.content.ScenarioReader;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.scenario.Texts;
import org.trocar.core.session.SessionManifest;
import org.trocar.telemetry.folder.BoundedFile;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;

/** A recorded session's manifest with its scenario, both from the session's folder. */
public final class RecordedManifest {
    private RecordedManifest() {}

    /**
     * @param contents of the folder
     * @throws IOException when manifest or scenario copy cannot be used, naming file and remedy
     */
    public static SessionManifest of(SessionFolder folder, FolderContents contents) throws IOException {
        StoredManifest stored = contents.manifest().orElseThrow(() -> new IOException(messages(contents)));
        return stored.toSessionManifest(scenario(folder, stored));
    }

    /** A recorded session's scenario, in the words it was trained in; empty when the folder's copy cannot be used. */
    public static Optional<Scenario> scenario(SessionFolder folder) {
        try {
            return Optional.of(of(folder, folder.read()).scenario());
        } catch (IOException unusable) {
            return Optional.empty();
        }
    }

    private static String messages(FolderContents contents) {
        return contents.damage().stream().map(Damage::message).collect(Collectors.joining("\n"));
    }

    /** Empty where the words are in the scenario itself, or their copy cannot be used: they change nothing that a run computes. */
    private static Optional<Texts> texts(SessionFolder folder, StoredManifest stored) {
        Path file = folder.scenario(Catalogue.copyName(stored.language()));
        try {
            return Optional.of(CatalogueReader.read(file.toString(), BoundedFile.read(file, BoundedFile.DOCUMENT_BYTES))
                    .texts());
        } catch (IOException | ScenarioException e) {
            return Optional.empty();
        }
    }

    private static Scenario scenario(SessionFolder folder, StoredManifest stored) throws IOException {
        Path file = folder.scenario(stored.scenarioFiles().get(0).name());
        try {
            Scenario read = ScenarioReader.read(file.toString(), BoundedFile.read(file, BoundedFile.DOCUMENT_BYTES))
                    .scenario();
            return texts(folder, stored).map(read::speaking).orElse(read);
        } catch (ScenarioException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
