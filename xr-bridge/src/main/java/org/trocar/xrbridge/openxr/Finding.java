package org.trocar.xrbridge.openxr;

/**
 * One thing found about this machine.
 *
 * @param severity how much it matters
 * @param subject what was looked at, such as "loader", "disk" or "XR_MND_headless"
 * @param what what was found, a plain sentence or two
 * @param remedy what to do, or "" when there is nothing to do
 */
public record Finding(Severity severity, String subject, String what, String remedy) {

    /** How much a finding matters. */
    public enum Severity {
        /** As it should be. */
        FINE,
        /** It works, with less. */
        NOTE,
        /** It cannot work. */
        PROBLEM
    }

    public static Finding fine(String subject, String what) {
        return new Finding(Severity.FINE, subject, what, "");
    }

    public static Finding note(String subject, String what, String remedy) {
        return new Finding(Severity.NOTE, subject, what, remedy);
    }

    public static Finding problem(String subject, String what, String remedy) {
        return new Finding(Severity.PROBLEM, subject, what, remedy);
    }
}
