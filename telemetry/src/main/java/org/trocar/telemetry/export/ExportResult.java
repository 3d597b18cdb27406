package org.trocar.telemetry.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trocar.telemetry.folder.Damage;

/**
 * What an export made.
 *
 * @param csv the table, or empty when the session has no readable manifest and nothing was written
 * @param sidecar its description, beside it
 * @param damage what of the session could not be read; the table holds the rest
 */
public record ExportResult(Optional<Path> csv, Optional<Path> sidecar, long frames, long rows, List<Damage> damage) {
    public ExportResult {
        damage = List.copyOf(damage);
    }
}
