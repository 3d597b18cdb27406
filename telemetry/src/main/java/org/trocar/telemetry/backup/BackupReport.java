package org.trocar.telemetry.backup;

import java.util.List;

/**
 * What a backup came to.
 *
 * @param copied closed sessions that were copied now
 * @param unchanged how many closed sessions were there already
 * @param unfinished sessions that run or wait, copied as if their server had died just then
 * @param leftOut sessions that are not in the backup as they are in the data folder, and why
 * @param notSound sessions that were copied as they are, and are not as they were sealed
 * @param kept sessions whose sound copy stays as it is, because they are damaged in the data folder, and how
 * @param keptKeys keys that are missing in the data folder or are not those of the backup, by path in {@code keys/}; the backup's stay
 * @param erased sessions that the backup alone had, and that went because their learner was erased
 * @param gone how many sessions the backup still has that the data folder does not have any more
 * @param bytes copied now
 * @param notCopied what else lies in the data folder
 */
public record BackupReport(
        List<String> copied,
        int unchanged,
        List<Unfinished> unfinished,
        List<LeftOut> leftOut,
        List<String> notSound,
        List<LeftOut> kept,
        List<String> keptKeys,
        List<String> erased,
        int gone,
        long bytes,
        List<String> notCopied) {

    /** @param tick the last sealed one in the copy */
    public record Unfinished(String id, long tick) {}

    /** @param why in words */
    public record LeftOut(String id, String why) {}

    public BackupReport {
        copied = List.copyOf(copied);
        unfinished = List.copyOf(unfinished);
        leftOut = List.copyOf(leftOut);
        notSound = List.copyOf(notSound);
        kept = List.copyOf(kept);
        keptKeys = List.copyOf(keptKeys);
        erased = List.copyOf(erased);
        notCopied = List.copyOf(notCopied);
    }

    /** Whether all there is was copied, and is as it was sealed. */
    public boolean good() {
        return leftOut.isEmpty() && notSound.isEmpty() && kept.isEmpty() && keptKeys.isEmpty();
    }
}
