package org.trocar.telemetry.proof;

import java.util.List;
import java.util.Optional;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.JournalReader;

/**
 * What the records are worth by themselves and against the journal's end.
 *
 * @param journal what was read of them
 * @param readable whether what is there of them is sound, though some may be gone from the end
 * @param sound whether every record that was written when the session was closed is there and unchanged
 * @param damage what is wrong with them
 * @param remark what about them cannot be told
 */
record RecordCheck(
        JournalSummary journal, boolean readable, boolean sound, List<Damage> damage, Optional<String> remark) {

    /** @param deleted whether a signed statement says that the records were deleted */
    static RecordCheck of(SessionFolder folder, FolderContents contents, boolean deleted) {
        try (JournalReader reader = JournalReader.open(folder, Optional.empty())) {
            JournalSummary journal = reader.readToEnd();
            if (deleted) {
                return unread(
                        journal,
                        "the records were deleted when the session was erased, so their chain cannot be checked");
            }
            if (contents.manifest().isEmpty()) {
                return unread(
                        journal, "the records cannot be checked without manifest.json, with which their chain begins");
            }
            return read(folder, contents.summary(), journal, reader.damage());
        }
    }

    private static RecordCheck unread(JournalSummary journal, String why) {
        return new RecordCheck(journal, false, false, List.of(), Optional.of(why));
    }

    private static RecordCheck read(
            SessionFolder folder, Optional<JournalSummary> sealed, JournalSummary journal, List<Damage> damage) {
        boolean readable = damage.isEmpty() || sealed.isPresent() && sealedWithHoles(sealed.get(), journal, damage);
        return new RecordCheck(
                journal,
                readable,
                readable && sealed.isPresent(),
                readable ? List.of() : List.copyOf(damage),
                sealed.isPresent() ? lost(sealed.get(), readable) : Optional.of(withoutEnd(folder)));
    }

    /** The server itself lost the records: the journal's end tells of as many, and the chain ends there as it was written down. */
    private static boolean sealedWithHoles(JournalSummary sealed, JournalSummary journal, List<Damage> damage) {
        return damage.stream().allMatch(one -> one.kind() == Damage.Kind.HOLE)
                && journal.holes() <= sealed.holes()
                && journal.records() == sealed.records()
                && journal.journalSha256().equals(sealed.journalSha256());
    }

    private static Optional<String> lost(JournalSummary sealed, boolean readable) {
        return readable && sealed.holes() > 0
                ? Optional.of("the session was closed and sealed with " + sealed.holes()
                        + " records lost while it ran; those that remain are as written")
                : Optional.empty();
    }

    private static String withoutEnd(SessionFolder folder) {
        return (folder.closed()
                        ? Verifier.JOURNAL + ", the journal's end, cannot be read"
                        : "the session was interrupted")
                + ": its records are checked as far as they go, but whether some are gone from the end cannot be";
    }
}
