package org.trocar.server.cli;

import java.nio.file.Path;

/** Where Trocar itself lies: the launcher says so; otherwise it is the folder we are in. */
final class Home {
    private Home() {}

    static Path path() {
        return Path.of(System.getProperty("trocar.home", ".")).toAbsolutePath().normalize();
    }

    /** The commit this was built from, where the launcher knows it. */
    static String build() {
        return System.getProperty("trocar.build", "unknown");
    }

    /** How to start the command from where we are. */
    static String launcher() {
        return path().equals(Path.of("").toAbsolutePath())
                ? "./trocar"
                : path().resolve("trocar").toString();
    }

    /** Whether standard error is a terminal, which Java cannot tell and the launcher can. */
    static boolean isWatched() {
        return Boolean.getBoolean("trocar.watched");
    }

    static Path recordings() {
        return path().resolve("recordings");
    }
}
