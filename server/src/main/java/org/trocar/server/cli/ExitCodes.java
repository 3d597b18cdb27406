package org.trocar.server.cli;

/** How the command ends. */
final class ExitCodes {
    static final int DONE = 0;
    /** The answer is no: not identical, not found, not graded, refused. */
    static final int NO = 1;

    static final int WRONG_USAGE = 2;

    private ExitCodes() {}
}
