package org.trocar.telemetry.journal;

import org.trocar.telemetry.folder.StoredManifest;

/** What follows a record's payload in the file, by the format of its folder. */
enum RecordFormat {
    /** Format 1: the checksum. */
    PLAIN(RecordLayout.CRC_BYTES),
    /** Format 2: the chain's value, then the checksum. */
    CHAINED(RecordChain.BYTES + RecordLayout.CRC_BYTES);

    final int trailerBytes;

    RecordFormat(int trailerBytes) {
        this.trailerBytes = trailerBytes;
    }

    static RecordFormat of(StoredManifest manifest) {
        return manifest.formatVersion() == 1 ? PLAIN : CHAINED;
    }
}
