package org.trocar.benchmarks;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.trocar.core.session.SessionManifest;
import org.trocar.telemetry.folder.Encryption;
import org.trocar.telemetry.folder.ScenarioFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;
import org.trocar.telemetry.replay.RecordedManifest;

/** New sessions after the pattern of a recorded one, to be journaled and thrown away. */
final class BenchmarkSessions {
    private final SessionManifest manifest;
    private final ScenarioFile scenario;
    private final Path data;

    BenchmarkSessions(SessionFolder source, Path data) throws IOException {
        manifest = RecordedManifest.of(source, source.read());
        StoredManifest stored = source.read().manifest().orElseThrow();
        String name = stored.scenarioFiles().get(0).name();
        scenario = new ScenarioFile(name, Files.readAllBytes(source.scenario(name)));
        this.data = data;
    }

    LiveJournal open(JournalThread journals, JournalRing ring, Optional<Aead> key) throws IOException {
        SessionFolder folder = SessionFolder.of(data, UUID.randomUUID().toString());
        folder.begin(manifest, List.of(scenario), key.map(given -> Encryption.AES256_GCM), "benchmark");
        return journals.open(folder, ring, key);
    }

    /** Bytes that are not zero's in all queues' files: they are sparse. */
    long queueBytes() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".cq4")).toList()) {
                bytes += lastUsedByte(Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    private static int lastUsedByte(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] == 0) {
            end--;
        }
        return end;
    }

    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                if (!file.equals(data)) {
                    Files.delete(file);
                }
            }
        }
    }
}
