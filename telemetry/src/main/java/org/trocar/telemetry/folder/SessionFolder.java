package org.trocar.telemetry.folder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trocar.core.session.SessionManifest;

/**
 * One session's folder: {@code manifest.json}, {@code scenario/}, the journal's segments {@code queue/}, {@code queue-2/} and so on,
 * {@code running} while it is written, and once closed {@code journal.json}. It holds all that a replay needs and may be copied anywhere.
 */
public final class SessionFolder {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SEGMENT = Pattern.compile("queue(?:-([1-9][0-9]{0,5}))?");

    private final Path path;
    private final Optional<Path> keysIn;

    private SessionFolder(Path path, Optional<Path> keysIn) {
        this.path = path;
        this.keysIn = keysIn;
    }

    /** The folder itself, wherever it lies. */
    public static SessionFolder at(Path path) {
        return new SessionFolder(path, Optional.empty());
    }

    /** The same folder; its learner's key may be in this data folder, in which it need not lie. */
    public SessionFolder withKeysIn(Path data) {
        return new SessionFolder(path, Optional.of(data));
    }

    /**
     * The folder of a session in a data folder.
     *
     * @throws IllegalArgumentException when the id is not a UUID in lower case
     */
    public static SessionFolder of(Path data, String sessionId) {
        if (!ID.matcher(sessionId).matches()) {
            throw new IllegalArgumentException("session id \"" + sessionId + "\" is not a UUID in lower case");
        }
        return at(sessions(data).resolve(sessionId));
    }

    /** The data folder that is said to have its learner's key; empty when nobody said. */
    public Optional<Path> keysIn() {
        return keysIn;
    }

    /** Where a data folder keeps its sessions. */
    public static Path sessions(Path data) {
        return data.resolve("sessions");
    }

    public Path path() {
        return path;
    }

    /** The data folder it lies in; empty when it was copied elsewhere. */
    public Optional<Path> data() {
        Path sessions = path.toAbsolutePath().normalize().getParent();
        return Optional.ofNullable(sessions)
                .map(Path::getParent)
                .filter(data -> sessions(data).equals(sessions));
    }

    /** The journal's first segment: what the process that opened the session wrote. */
    public Path queue() {
        return path.resolve("queue");
    }

    /** The journal's segments there are, in order: each after the first is what one more process wrote after the one before had died. */
    public List<Path> segments() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(entry -> segmentNumber(entry) > 0)
                    .sorted(Comparator.comparingInt(SessionFolder::segmentNumber))
                    .toList();
        }
    }

    /** Where the next process writes. */
    public Path nextSegment() throws IOException {
        List<Path> there = segments();
        return there.isEmpty() ? queue() : path.resolve("queue-" + (segmentNumber(there.get(there.size() - 1)) + 1));
    }

    /** From 1; 0 when it is not a segment. */
    private static int segmentNumber(Path entry) {
        Matcher name = SEGMENT.matcher(entry.getFileName().toString());
        if (!name.matches()) {
            return 0;
        }
        return name.group(1) == null ? 1 : Integer.parseInt(name.group(1));
    }

    /** Where the copies of the scenario files are. */
    public Path scenarios() {
        return path.resolve("scenario");
    }

    /** The copy of a scenario file. */
    public Path scenario(String name) {
        return scenarios().resolve(name);
    }

    private Path manifest() {
        return path.resolve("manifest.json");
    }

    private Path summary() {
        return path.resolve("journal.json");
    }

    /** As below, for a session whose records anybody can read. */
    public StoredManifest begin(SessionManifest manifest, List<ScenarioFile> files, String build) throws IOException {
        return begin(manifest, files, Optional.empty(), build);
    }

    /**
     * Writes the scenario's copies, then the manifest, so that a manifest is never there without them.
     *
     * @param files the operation's own file first
     * @param encryption of the records, which {@code JournalThread.open} is then given the key for
     * @param build the commit this server was built from, or "unknown"
     * @throws FileAlreadyExistsException when the session has begun before
     */
    public StoredManifest begin(
            SessionManifest manifest, List<ScenarioFile> files, Optional<Encryption> encryption, String build)
            throws IOException {
        if (files.isEmpty() || !files.get(0).sha256().equals(manifest.scenarioSha256())) {
            throw new IllegalArgumentException("the first scenario file of session " + manifest.sessionId()
                    + " is not the one its manifest was made from (SHA-256 " + manifest.scenarioSha256() + ")");
        }
        if (begun()) {
            throw new FileAlreadyExistsException(manifest().toString());
        }
        Files.createDirectories(scenarios());
        for (ScenarioFile file : files) {
            Files.write(scenario(file.name()), file.content());
        }
        StoredManifest stored = StoredManifest.of(manifest, files, encryption, build);
        JsonFile.write(manifest(), stored);
        return stored;
    }

    /** SHA-256 of the manifest as it lies here, lower-case hex. */
    public String manifestSha256() throws IOException {
        return HexFormat.of().formatHex(chainStart());
    }

    /** What the chain of records begins with: the manifest's SHA-256, 32 bytes. */
    public byte[] chainStart() throws IOException {
        return Sha256.of(BoundedFile.read(manifest(), BoundedFile.DOCUMENT_BYTES));
    }

    /** Notes that this process is writing the session's records. */
    public void markRunning() throws IOException {
        Files.writeString(running(), Long.toString(ProcessHandle.current().pid()));
    }

    /** The session's last record is written. */
    public void unmarkRunning() throws IOException {
        Files.deleteIfExists(running());
    }

    /** Whether a process that is alive is writing the session's records; a killed one's mark counts for nothing. */
    public boolean isRunning() {
        return writer().isPresent();
    }

    /** Whether another process than this one is; a dead one may have had this one's number. */
    public boolean isRunningElsewhere() {
        return writer().filter(pid -> pid != ProcessHandle.current().pid()).isPresent();
    }

    private Optional<Long> writer() {
        try {
            long pid = Long.parseLong(BoundedFile.document(running()).strip());
            return ProcessHandle.of(pid).map(ProcessHandle::pid);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Path running() {
        return path.resolve("running");
    }

    /** Whether there is a manifest, which comes before any record. */
    public boolean begun() {
        return Files.exists(manifest());
    }

    /** Whether it was marked so: no record comes any more. */
    public boolean closed() {
        return Files.exists(summary());
    }

    /** Marks the session as closed. */
    public void end(JournalSummary summary) throws IOException {
        JsonFile.write(summary(), summary);
    }

    /** Reads and checks everything but the journal's records; whatever is wrong is in the result. */
    public FolderContents read() {
        List<Damage> damage = new ArrayList<>();
        Optional<StoredManifest> manifest = readManifest(damage);
        manifest.ifPresent(stored -> checkScenario(stored, damage));
        return new FolderContents(manifest, readSummary(damage), damage);
    }

    private Optional<StoredManifest> readManifest(List<Damage> damage) {
        try {
            StoredManifest stored = JsonFile.read(manifest(), StoredManifest.class, StoredManifest.ABSENT_IN_OLDER);
            if (stored.formatVersion() <= StoredManifest.FORMAT_VERSION) {
                return Optional.of(stored);
            }
            String detail = manifest() + " has format_version " + stored.formatVersion() + ", this version reads up to "
                    + StoredManifest.FORMAT_VERSION;
            damage.add(Damage.ofFolder(Damage.Kind.NEWER_FORMAT, detail));
        } catch (NoSuchFileException e) {
            damage.add(Damage.ofFolder(Damage.Kind.MANIFEST_MISSING, "there is no " + manifest()));
        } catch (IOException e) {
            damage.add(Damage.ofFolder(
                    Damage.Kind.MANIFEST_UNREADABLE, manifest() + " cannot be read: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private Optional<JournalSummary> readSummary(List<Damage> damage) {
        try {
            return Optional.of(JsonFile.read(summary(), JournalSummary.class, JournalSummary.ABSENT_IN_FORMAT_1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            damage.add(
                    Damage.ofFolder(Damage.Kind.SUMMARY_UNREADABLE, summary() + " cannot be read: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private void checkScenario(StoredManifest manifest, List<Damage> damage) {
        for (StoredManifest.FileRef file : manifest.scenarioFiles()) {
            Path copy = scenario(file.name());
            try {
                String sha256 = Sha256.hex(BoundedFile.read(copy, BoundedFile.DOCUMENT_BYTES));
                if (!sha256.equals(file.sha256())) {
                    String detail = copy + " has SHA-256 " + sha256 + ", the manifest says " + file.sha256();
                    damage.add(Damage.ofFolder(Damage.Kind.SCENARIO_CHANGED, detail));
                }
            } catch (NoSuchFileException e) {
                damage.add(Damage.ofFolder(Damage.Kind.SCENARIO_MISSING, "there is no " + copy));
            } catch (IOException e) {
                damage.add(Damage.ofFolder(Damage.Kind.SCENARIO_MISSING, copy + " cannot be read: " + e.getMessage()));
            }
        }
    }
}
