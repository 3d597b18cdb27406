package org.trocar.server;

import org.trocar.server.cli.Trocar;

/** The {@code trocar} command with its log on standard output, where a test reads it in order with all else. */
final class OneStream {
    private OneStream() {}

    public static void main(String[] args) {
        System.setErr(System.out);
        Trocar.main(args);
    }
}
