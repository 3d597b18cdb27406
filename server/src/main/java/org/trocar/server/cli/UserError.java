package org.trocar.server.cli;

/** Something the user can put right: told in one line, without a stack trace. */
final class UserError extends RuntimeException {
    private final int exitCode;
    private final String remedy;

    private UserError(int exitCode, String message, String remedy) {
        super(message);
        this.exitCode = exitCode;
        this.remedy = remedy;
    }

    /** The command was not used as it is meant to be. */
    static UserError usage(String message) {
        return usage(message, "");
    }

    /** @param remedy what to do instead */
    static UserError usage(String message, String remedy) {
        return new UserError(ExitCodes.WRONG_USAGE, message, remedy);
    }

    /** The command was right, and what it was asked for cannot be had. */
    static UserError no(String message) {
        return no(message, "");
    }

    /** @param remedy what to do about it */
    static UserError no(String message, String remedy) {
        return new UserError(ExitCodes.NO, message, remedy);
    }

    /** Empty where the message says it all. */
    String remedy() {
        return remedy;
    }

    int exitCode() {
        return exitCode;
    }
}
