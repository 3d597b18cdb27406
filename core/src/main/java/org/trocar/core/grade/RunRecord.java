package org.trocar.core.grade;

/**
 * What a grade says of the record it was made from, and of the rubric it was made by.
 *
 * @param manifestSha256 of what was fixed at opening, lower-case hex: whose run it is, of what, with which seed
 * @param journalSha256 the journal's hash, lower-case hex
 * @param holes how many of the journal's records were lost; with any, the run is not gradable
 * @param rubricSha256 of the rubric's canonical text, lower-case hex; empty for a session of the first format graded by its own rubric,
 *     whose grade names it by the scenario's hash alone
 * @param restarts how often the server died during the run, which was then resumed from its journal
 */
public record RunRecord(String manifestSha256, String journalSha256, long holes, String rubricSha256, int restarts) {
    /** The same record, graded by another rubric. */
    public RunRecord withRubric(String otherSha256) {
        return new RunRecord(manifestSha256, journalSha256, holes, otherSha256, restarts);
    }
}
