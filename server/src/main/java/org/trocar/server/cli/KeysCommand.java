package org.trocar.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.trocar.telemetry.keys.ServerKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "keys",
        footer = "  trocar keys",
        header = "Shows the fingerprint of the key this data folder's documents are signed with.",
        description = {
            "Give it to those who verify, by a way that nobody who could change a session can change too.",
            "They pass it to \"trocar verify --trust\"."
        })
final class KeysCommand implements Callable<Integer> {
    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        if (!ServerKey.exists(data.path())) {
            throw UserError.no(
                    "there is no server key in " + data.path() + " yet; it is made when a server first starts there");
        }
        String fingerprint = ServerKey.of(data.path()).fingerprint();
        output.line("server key %s", fingerprint);
        output.answer(Json.object("data", data.path().toString(), "server_key_fingerprint", fingerprint));
        return ExitCodes.DONE;
    }
}
