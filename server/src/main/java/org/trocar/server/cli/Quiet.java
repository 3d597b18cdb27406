package org.trocar.server.cli;

import picocli.CommandLine.Option;

/** The {@code --quiet} option of commands whose work takes long. */
final class Quiet {
    @Option(
            names = {"-q", "--quiet"},
            description = "Show nothing while the work goes on, only what comes of it.")
    private boolean quiet;

    boolean quiet() {
        return quiet;
    }

    /** A bar where somebody watches, who did not ask for quiet. */
    Progress progress(String what) {
        return new Progress(what, !quiet && Home.isWatched() && System.getenv("CI") == null);
    }
}
