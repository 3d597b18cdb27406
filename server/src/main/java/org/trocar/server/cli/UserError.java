package org.trocar.server.cli;

/** Something the user can put right: told in one line, without a stack trace. */
final class UserError extends RuntimeException {
    private final int exitCode;

    private UserError(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The command was not used as it is meant to be. */
    static UserError usage(String message) {
        return new UserError(ExitCodes.WRONG_USAGE, message);
    }

    /** The command was right, and what it was asked for cannot be had. */
    static UserError no(String message) {
        return new UserError(ExitCodes.NO, message);
    }

    int exitCode() {
        return exitCode;
    }
}
