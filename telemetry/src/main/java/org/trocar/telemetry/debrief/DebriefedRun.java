package org.trocar.telemetry.debrief;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.trocar.core.grade.Grade;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.session.Engine;
import org.trocar.core.session.SessionManifest;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.replay.RecordedManifest;

/** A recorded run that met every one of its seals, and so may be asked what would have been. */
public final class DebriefedRun {
    private final SessionFolder folder;
    private final SessionManifest manifest;
    private final Rerun rerun;

    private DebriefedRun(SessionFolder folder, SessionManifest manifest, Rerun rerun) {
        this.folder = folder;
        this.manifest = manifest;
        this.rerun = rerun;
    }

    /**
     * Replays a session and compares it with its recording. One that was interrupted counts up to its last seal.
     *
     * @param progress is told the number of each tick after it
     * @throws IOException when the recording is damaged, diverges or is another engine's: nothing built on it would be worth anything
     */
    public static DebriefedRun of(SessionFolder folder, LongConsumer progress) throws IOException {
        FolderContents contents = folder.read();
        refuseDamage(contents.damage());
        SessionManifest manifest = RecordedManifest.of(folder, contents);
        if (manifest.engine() != Engine.VERSION) {
            throw new IOException("the run was made under engine " + manifest.engine() + " and this is engine "
                    + Engine.VERSION + ", which gives other results; debrief it with the version that ran it");
        }
        Rerun rerun = Rerun.original(folder, manifest, progress);
        refuseDamage(rerun.damage());
        if (rerun.divergence().isPresent()) {
            throw new IOException("the replay is not what was recorded, so there is nothing to compare with: "
                    + rerun.divergence().get().message());
        }
        return new DebriefedRun(folder, manifest, rerun);
    }

    private static void refuseDamage(List<Damage> damage) throws IOException {
        List<Damage> grave = new ArrayList<>(damage);
        grave.removeIf(found -> !found.grave());
        if (!grave.isEmpty()) {
            throw new IOException("the recording is damaged, so there is nothing to compare with: "
                    + grave.stream().map(Damage::message).collect(Collectors.joining("; ")));
        }
    }

    /** In the order of the grade's list. */
    public List<Grade.ErrorEntry> errors() {
        return rerun.grade().errors();
    }

    public Grade grade() {
        return rerun.grade();
    }

    /** How many whole ticks were recorded. */
    public long ticks() {
        return trace().ticks();
    }

    Rerun rerun() {
        return rerun;
    }

    RunTrace trace() {
        return rerun.trace();
    }

    Rubric rubric() {
        return manifest.scenario().rubric();
    }

    int tickHz() {
        return manifest.tickHz();
    }

    /** The same hands once more with inert jaws. */
    Rerun fork(InertJaws inert, LongConsumer progress) {
        return Rerun.fork(folder, manifest, inert, ended(), progress);
    }

    private boolean ended() {
        return rerun.grade().endReason().isPresent();
    }
}
