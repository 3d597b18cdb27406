package org.trocar.telemetry.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.journal.FrameDecoder;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;

/**
 * A session's hands as a CSV table, one row a frame and joint, with a JSON sidecar. Both appear whole or not at all, the sidecar last. Reads
 * the journal once, as a stream.
 */
public final class CsvExport {
    private static final int TICKS_BETWEEN_REPORTS = 1_000;

    private final FrameDecoder frames;

    public CsvExport(FrameDecoder frames) {
        this.frames = frames;
    }

    /**
     * Writes the table, and beside it the sidecar under the same name with {@code .json}.
     *
     * @throws IOException when the output cannot be written; trouble with the session is in the result
     */
    public ExportResult export(SessionFolder folder, Path csv, ExportProgress progress) throws IOException {
        FolderContents contents = folder.read();
        Optional<StoredManifest> manifest = contents.manifest();
        if (manifest.isEmpty()) {
            return new ExportResult(Optional.empty(), Optional.empty(), 0, 0, contents.damage());
        }
        long lastTick = contents.summary().map(JournalSummary::lastSealedTick).orElse(0L);
        Path part = csv.resolveSibling(csv.getFileName() + ".part");
        try (JournalReader reader = JournalReader.open(folder)) {
            Sidecar.TableFacts facts =
                    writeTable(reader, manifest.get().tickHz(), part, csv, tick -> progress.reached(tick, lastTick));
            List<Damage> damage = new ArrayList<>(contents.damage());
            damage.addAll(reader.damage());
            Files.move(part, csv, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Path sidecar = sidecarOf(csv);
            JsonFile.write(sidecar, Sidecar.of(manifest.get(), reader.summary(), damage, facts));
            return new ExportResult(Optional.of(csv), Optional.of(sidecar), facts.frames(), facts.rows(), damage);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Sidecar.TableFacts writeTable(JournalReader reader, int tickHz, Path part, Path csv, LongConsumer progress)
            throws IOException {
        MessageDigest digest = Sha256.newDigest();
        HandTable table;
        try (OutputStream file = Files.newOutputStream(part);
                OutputStream hashed = new DigestOutputStream(file, digest);
                Writer out = new BufferedWriter(new OutputStreamWriter(hashed, StandardCharsets.UTF_8), 1 << 16)) {
            table = new HandTable(out, tickHz);
            writeTicks(reader, table, progress);
        }
        return table.facts(csv.getFileName().toString(), HexFormat.of().formatHex(digest.digest()));
    }

    private void writeTicks(JournalReader reader, HandTable table, LongConsumer progress) throws IOException {
        TickInput in = new TickInput();
        while (reader.next()) {
            if (reader.type() == RecordType.INPUT && reader.input(in, frames)) {
                table.write(in);
                if (in.tick() % TICKS_BETWEEN_REPORTS == 0) {
                    progress.accept(in.tick());
                }
            }
        }
        progress.accept(reader.summary().lastSealedTick());
    }

    private static Path sidecarOf(Path csv) {
        String name = csv.getFileName().toString();
        String base = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
        return csv.resolveSibling(base + ".json");
    }
}
