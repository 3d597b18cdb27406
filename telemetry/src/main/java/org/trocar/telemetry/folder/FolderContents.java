package org.trocar.telemetry.folder;

import java.util.List;
import java.util.Optional;

/**
 * What a session folder says of itself, without its journal's records.
 *
 * @param manifest empty when missing or unreadable
 * @param summary empty when the session was interrupted, is still running, or its summary is unreadable
 * @param damage all that is wrong
 */
public record FolderContents(Optional<StoredManifest> manifest, Optional<JournalSummary> summary, List<Damage> damage) {
    public FolderContents {
        damage = List.copyOf(damage);
    }
}
