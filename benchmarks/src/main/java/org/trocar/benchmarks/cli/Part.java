package org.trocar.benchmarks.cli;

/** What can be measured by itself. */
enum Part {
    MICRO,
    JOURNAL,
    ECHO,
    REGRADE,
    SERVE,
    LOAD,
    FIND;

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
