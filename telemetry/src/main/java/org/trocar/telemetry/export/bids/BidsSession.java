package org.trocar.telemetry.export.bids;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trocar.core.input.TickInput;
import org.trocar.core.world.TipSamples;
import org.trocar.telemetry.export.session.Fidelity;
import org.trocar.telemetry.export.session.FrameTimes;
import org.trocar.telemetry.export.session.Identity;
import org.trocar.telemetry.export.session.SessionFindings;
import org.trocar.telemetry.export.session.SessionWriter;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.StoredManifest;

/** Writes one session as the folder {@code sub-…/ses-…} of a dataset. Frames stand as they came: nothing is resampled. */
public final class BidsSession implements SessionWriter {
    private static final DateTimeFormatter ACQUIRED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    /** No name of BIDS's, so the dataset's .bidsignore has it; motion.json takes no keys of others. */
    static final String PROVENANCE = "_provenance.json";

    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Path folder;
    private final Labels labels;
    private final Identity identity;
    private final StoredManifest manifest;
    private final HandTrack hands;
    private final TipTrack tips = new TipTrack();
    private final MotionFile handFile;
    private final MotionFile tipFile;
    private boolean begun;
    private long zeroNanos;

    /** @param folder exists, is empty, and will become {@link #folder(Identity, StoredManifest)} */
    public BidsSession(Path folder, Identity identity, StoredManifest manifest, Fidelity fidelity) throws IOException {
        this.folder = folder;
        this.identity = identity;
        this.manifest = manifest;
        labels = Labels.of(identity, manifest.scenario().id());
        hands = new HandTrack(fidelity);
        Path motion = Files.createDirectories(folder.resolve("motion"));
        handFile = new MotionFile(motion, labels.motion(HandTrack.SYSTEM), hands.channels());
        tipFile = new MotionFile(motion, labels.motion(TipTrack.SYSTEM), tips.channels());
    }

    /** A session's place in its dataset. */
    public static String folder(Identity identity, StoredManifest manifest) {
        return Labels.of(identity, manifest.scenario().id()).folder();
    }

    @Override
    public void tick(TickInput in, TipSamples samples) throws IOException {
        for (int i = 0; i < in.frameCount(); i++) {
            long captureNanos = in.captureSessionNanos(i);
            begin(captureNanos);
            hands.write(in.frame(i), captureNanos - zeroNanos, handFile.rows);
            tips.write(samples, sampleOf(captureNanos, samples), captureNanos - zeroNanos, tipFile.rows);
        }
    }

    /** Which of the tick's tip samples is that of a frame, or −1: before the field is placed there are none. */
    private static int sampleOf(long captureNanos, TipSamples samples) {
        for (int i = 0; i < samples.count(); i++) {
            if (samples.captureNanos(i) == captureNanos) {
                return i;
            }
        }
        return -1;
    }

    private void begin(long captureNanos) {
        if (!begun) {
            begun = true;
            zeroNanos = captureNanos;
        }
    }

    @Override
    public void finish(SessionFindings findings) throws IOException {
        FrameTimes times = findings.frames();
        BigDecimal nominalHz = times.medianHz() == null ? BigDecimal.valueOf(manifest.tickHz()) : times.medianHz();
        handFile.finish(nominalHz, times, HandTrack.SYSTEM, about());
        tipFile.finish(nominalHz, times, TipTrack.SYSTEM, about());
        new BidsEvents(findings, zeroNanos).write(folder.resolve("motion"), labels.taskPrefix());
        new Scans(findings.grade(), acquired())
                .write(folder, labels.prefix(), List.of(handFile.path(), tipFile.path()));
        JsonFile.write(
                folder.resolve(labels.prefix() + PROVENANCE), findings.origin().values());
    }

    private String acquired() {
        return identity.disguised()
                ? ""
                : ACQUIRED.format(Instant.ofEpochMilli(manifest.openedEpochMillis() + zeroNanos / NANOS_PER_MILLI));
    }

    private Map<String, Object> about() {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("TaskName", manifest.scenario().id());
        about.put("TaskDescription", manifest.scenario().title());
        if (!identity.disguised() && !manifest.device().isEmpty()) {
            about.put("ManufacturersModelName", manifest.device());
        }
        about.put(
                "SubjectArtefactDescription",
                "Frames stand as they came, at the times of the latency channel; a gap has no rows, a lost joint is n/a.");
        return about;
    }

    @Override
    public void close() throws IOException {
        handFile.close();
        tipFile.close();
    }
}
