package org.trocar.telemetry.export.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trocar.core.input.TickInput;
import org.trocar.core.world.TipSamples;
import org.trocar.telemetry.export.session.Fidelity;
import org.trocar.telemetry.export.session.Identity;
import org.trocar.telemetry.export.session.SessionFindings;
import org.trocar.telemetry.export.session.SessionWriter;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.Sha256;

/**
 * Writes a session's tables into a folder: {@code frames}, {@code tips}, {@code movements}, {@code events} and {@code grades}, and what
 * they are into {@code provenance.json}.
 */
public final class TableFiles implements SessionWriter {
    /** In which files. */
    public enum Kind {
        CSV,
        PARQUET
    }

    private final Path folder;
    private final Identity identity;
    private final Map<Schema, TableWriter> tables = new LinkedHashMap<>();
    private final ParquetFiles parquet;
    private final FrameRows frames;
    private final TipRows tips;

    /** @param folder exists and is empty */
    public TableFiles(Path folder, Kind kind, Identity identity, Fidelity fidelity) throws IOException {
        this.folder = folder;
        this.identity = identity;
        parquet = kind == Kind.PARQUET ? new ParquetFiles(folder) : null;
        boolean gaze = !identity.disguised();
        frames = parquet == null
                ? new LongFrames(open(LongFrames.schema(fidelity)), fidelity, gaze)
                : new WideFrames(open(WideFrames.schema(fidelity)), fidelity, identity.session(), gaze);
        tips = new TipRows(open(Schema.TIPS), identity.session());
    }

    private TableWriter open(Schema schema) throws IOException {
        TableWriter table = parquet == null ? csv(schema) : parquet.table(schema);
        tables.put(schema, table);
        return table;
    }

    private TextTable csv(Schema schema) throws IOException {
        List<String> names = schema.columns().stream().map(Column::name).toList();
        return new TextTable(folder.resolve(schema.table() + ".csv"), TextTable.Dialect.CSV, names);
    }

    @Override
    public void tick(TickInput in, TipSamples samples) throws IOException {
        for (int i = 0; i < in.frameCount(); i++) {
            frames.write(in, i);
        }
        tips.write(in.tick(), samples);
    }

    @Override
    public void finish(SessionFindings findings) throws IOException {
        EndRows rows = new EndRows(identity);
        rows.movements(findings, open(Schema.MOVEMENTS));
        rows.events(findings.occurrences(), open(Schema.EVENTS));
        rows.grades(findings, open(Schema.GRADES));
        for (TableWriter table : tables.values()) {
            table.close();
        }
        if (parquet != null) {
            copyOut(findings);
        }
        JsonFile.write(
                folder.resolve("provenance.json"),
                findings.origin().with("files", files()).values());
    }

    private void copyOut(SessionFindings findings) throws IOException {
        for (Schema schema : tables.keySet()) {
            parquet.write(schema, findings.origin().asText());
        }
        parquet.close();
    }

    private List<Map<String, Object>> files() throws IOException {
        List<Map<String, Object>> files = new ArrayList<>();
        for (Map.Entry<Schema, TableWriter> table : tables.entrySet()) {
            Path file = folder.resolve(table.getKey().table() + (parquet == null ? ".csv" : ".parquet"));
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("name", file.getFileName().toString());
            facts.put("rows", table.getValue().rows());
            facts.put("sha256", sha256(file));
            files.add(facts);
        }
        return files;
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        for (TableWriter table : tables.values()) {
            table.close();
        }
        if (parquet != null) {
            parquet.close();
        }
    }
}
