package org.trocar.telemetry.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.trocar.telemetry.export.ExportManifest.Entry;
import org.trocar.telemetry.export.SessionOutcome.Status;
import org.trocar.telemetry.export.bids.BidsDataset;
import org.trocar.telemetry.export.bids.BidsSession;
import org.trocar.telemetry.export.session.Identity;
import org.trocar.telemetry.export.session.Key;
import org.trocar.telemetry.export.session.Origin;
import org.trocar.telemetry.export.session.SessionEnd;
import org.trocar.telemetry.export.session.SessionReading;
import org.trocar.telemetry.export.session.SessionWriter;
import org.trocar.telemetry.export.table.TableFiles;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.rulings.Rulings;

/**
 * Exports sessions into one folder, each whole or not at all. What is done is named in the folder's {@code export.json}, so that an export
 * that was broken off goes on where it was; what could be exported in part only is tried again. One thread, one process a folder.
 */
public final class Exporter {
    private final Path folder;
    private final ExportOptions options;
    private final Naming naming;
    private final Rulings rulings;
    private final String build;
    private ExportManifest manifest;

    private Exporter(Path folder, ExportManifest manifest, Naming naming, Rulings rulings, String build) {
        this.folder = folder;
        this.manifest = manifest;
        this.naming = naming;
        this.rulings = rulings;
        this.build = build;
        options = manifest.options();
    }

    /**
     * Begins an export, or goes on with the one that is in the folder.
     *
     * @param build of this program: a commit, or "unknown"
     * @param data where the sessions are, and the rulings on them; a de-identified export's key is kept there
     * @throws ExportRefused when the folder holds something else
     */
    public static Exporter into(Path folder, ExportOptions options, Path data, String build) throws IOException {
        Rulings rulings = Rulings.read(data);
        Optional<ExportManifest> begun = ExportManifest.read(folder);
        if (begun.isPresent()) {
            requireSame(begun.get(), options, folder);
            return new Exporter(folder, begun.get(), naming(begun.get(), data), rulings, build);
        }
        requireEmpty(folder);
        Files.createDirectories(folder);
        String id = options.deidentify()
                ? Pseudonyms.begin(data)
                : UUID.randomUUID().toString();
        ExportManifest fresh =
                new ExportManifest(ExportManifest.FORMAT_VERSION, id, options, Origin.PRIVACY, List.of());
        fresh.write(folder);
        return new Exporter(folder, fresh, naming(fresh, data), rulings, build);
    }

    private static Naming naming(ExportManifest manifest, Path data) throws IOException {
        return manifest.options().deidentify() ? Pseudonyms.of(data, manifest.id()) : new Naming.Plain();
    }

    private static void requireSame(ExportManifest begun, ExportOptions options, Path folder) throws ExportRefused {
        if (begun.formatVersion() != ExportManifest.FORMAT_VERSION) {
            throw new ExportRefused(folder + " holds an export of format " + begun.formatVersion()
                    + ", this version writes " + ExportManifest.FORMAT_VERSION + "; export into another folder, -o");
        }
        if (!begun.options().equals(options)) {
            throw new ExportRefused(folder + " holds an export made with " + begun.options()
                    + ", and one folder has one kind; use these options, or another folder, -o");
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new ExportRefused(
                        folder + " is not empty and holds no export; name another folder, -o, or empty this one");
            }
        }
    }

    /**
     * Exports one session.
     *
     * @param progress is told the number of each tick after it
     * @return what became of it; trouble of any kind is a value, so that the next session can be tried
     */
    public SessionOutcome export(SessionFolder session, LongConsumer progress) {
        String id = session.path().getFileName().toString();
        if (session.isRunning()) {
            return SessionOutcome.failed(id, "it is still running; export it when it has ended");
        }
        try {
            SessionReading reading = SessionReading.of(session);
            Identity identity = naming.of(reading.manifest());
            Optional<Entry> before = manifest.entry(identity.session());
            if (before.isPresent() && isDone(before.get())) {
                return outcome(id, before.get(), Status.ALREADY, before.get().message());
            }
            SessionEnd end = write(reading, identity, progress);
            Entry entry = entry(reading.manifest(), identity, end);
            record(entry);
            return outcome(id, entry, end.whole() ? Status.EXPORTED : Status.PARTIAL, end.message());
        } catch (IOException | RuntimeException e) {
            return SessionOutcome.failed(id, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private boolean isDone(Entry entry) {
        return entry.whole() && !entry.interrupted() && Files.isDirectory(folder.resolve(entry.folder()));
    }

    private SessionOutcome outcome(String id, Entry entry, Status status, String message) throws IOException {
        Path place = folder.resolve(entry.folder());
        List<Path> files = filesIn(place);
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return new SessionOutcome(
                id, Optional.of(entry.session()), status, Optional.of(place), files, bytes, entry.frames(), message);
    }

    private static List<Path> filesIn(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private SessionEnd write(SessionReading reading, Identity identity, LongConsumer progress) throws IOException {
        try (WholeFolder whole = new WholeFolder(folder, place(reading.manifest(), identity))) {
            SessionEnd end;
            try (SessionWriter writer = writer(whole.part(), identity, reading.manifest())) {
                end = reading.read(writer, identity, options.fidelity(), rulings, build, progress);
            }
            whole.complete(options.deidentify());
            return end;
        }
    }

    private String place(StoredManifest stored, Identity identity) {
        return options.format() == Format.BIDS ? BidsSession.folder(identity, stored) : identity.session();
    }

    private Entry entry(StoredManifest stored, Identity identity, SessionEnd end) {
        return new Entry(
                identity.session(),
                identity.learner(),
                Key.of(stored.dominantHand()),
                place(stored, identity),
                end.frames(),
                end.whole(),
                end.interrupted(),
                end.summary());
    }

    private SessionWriter writer(Path part, Identity identity, StoredManifest stored) throws IOException {
        return switch (options.format()) {
            case CSV -> new TableFiles(part, TableFiles.Kind.CSV, identity, options.fidelity());
            case PARQUET -> new TableFiles(part, TableFiles.Kind.PARQUET, identity, options.fidelity());
            case BIDS -> new BidsSession(part, identity, stored, options.fidelity());
        };
    }

    private void record(Entry entry) throws IOException {
        manifest = manifest.with(entry);
        if (options.format() == Format.BIDS) {
            describe(folder, manifest, build);
        }
        manifest.write(folder);
    }

    /** What stands at the top of a BIDS dataset. */
    static void describe(Path folder, ExportManifest manifest, String build) throws IOException {
        List<String> ignored = List.of(ExportManifest.FILE, WholeFolder.PARTS + "*");
        new BidsDataset(folder).write(manifest.handedness(), ignored, build);
    }
}
