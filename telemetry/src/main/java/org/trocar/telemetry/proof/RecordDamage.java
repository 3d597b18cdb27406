package org.trocar.telemetry.proof;

import java.util.List;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;

/** What spoils a session's record. */
public final class RecordDamage {
    private RecordDamage() {}

    /**
     * Reads every record, some 0.1 s for five minutes of a run, and needs no key. Without the signed end of an interrupted session, records
     * that are gone from the end are not noticed.
     *
     * @return empty when all that was written is there, as it was written; records that the server itself lost are no damage
     */
    public static List<Damage> in(SessionFolder folder) {
        FolderContents contents = folder.read();
        return Stream.concat(contents.damage().stream(), RecordCheck.of(folder, contents, false).damage().stream())
                .filter(Damage::grave)
                .toList();
    }
}
