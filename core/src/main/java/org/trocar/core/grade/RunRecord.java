package org.trocar.core.grade;

/**
 * What a grade says of the record it was made from.
 *
 * @param manifestSha256 of what was fixed at opening, lower-case hex: whose run it is, of what, with which seed
 * @param journalSha256 of the journal's INPUT, DERIVED and SEAL records, lower-case hex
 * @param holes how many of the journal's records were lost; with any, the run is not gradable
 */
public record RunRecord(String manifestSha256, String journalSha256, long holes) {}
