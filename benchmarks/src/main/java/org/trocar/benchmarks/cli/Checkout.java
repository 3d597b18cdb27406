package org.trocar.benchmarks.cli;

import java.nio.file.Path;

/** Where the source lies, and which commit of it: the launcher says so. */
record Checkout(Path home, String commit) {
    static Checkout here() {
        return new Checkout(
                Path.of(System.getProperty("trocar.home", ".")).toAbsolutePath().normalize(),
                System.getProperty("trocar.build", "unknown"));
    }

    Path results() {
        return home.resolve("benchmarks/results");
    }

    /** On the same disk as everything else, and cleaned with it. */
    Path scratch() {
        return home.resolve("benchmarks/target/scratch");
    }
}
