package org.trocar.telemetry.grade;

import java.io.IOException;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.scenario.Rubric;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;

/** What a grade says of a session's folder: the same whether the grade is made at the run's end or years later. */
public final class RunRecords {
    /** From this format of a session's folder on, grades name their rubric by its hash. */
    private static final int NAMES_RUBRIC = 2;

    private RunRecords() {}

    /**
     * The record of a run that is graded by its own rubric.
     *
     * @param formatVersion the folder's, as {@link StoredManifest} has it
     * @param own the rubric of the session's scenario
     * @param summary of its journal as written or as read
     */
    public static RunRecord of(SessionFolder folder, int formatVersion, Rubric own, JournalSummary summary)
            throws IOException {
        return of(folder, formatVersion, own, summary, summary.holes());
    }

    /** @param holes what the reader counts as lost, which may be more than the summary knows */
    static RunRecord of(SessionFolder folder, int formatVersion, Rubric own, JournalSummary summary, long holes)
            throws IOException {
        String rubricSha256 =
                formatVersion < NAMES_RUBRIC ? "" : RubricDocument.of(own).sha256();
        return new RunRecord(
                folder.manifestSha256(),
                summary.journalSha256(),
                holes,
                rubricSha256,
                Math.toIntExact(summary.restarts()));
    }
}
