package org.trocar.server.cli;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.trocar.server.DataLock;
import org.trocar.server.desk.Desk;
import org.trocar.telemetry.keys.OperatorToken;
import picocli.CommandLine.Option;

/** The options of a command that looks after a running server's sessions: which server, and the token that it wants to see. */
final class OperatorTarget {
    private static final String WHICH_SERVER = "give its folder with --data, or another's --server";

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "A server that runs elsewhere; else the one that runs on --data.")
    private String server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The operator's token of that server; else keys/operator.token in --data.")
    private Path tokenFile;

    /** Something that is done at a desk. */
    @FunctionalInterface
    interface Work {
        int at(Desk desk, String address) throws IOException, InterruptedException;
    }

    /** At the server that is meant. */
    int work(DataFolder data, Work work) throws IOException, InterruptedException {
        String address = server == null
                ? localAddress(data).orElseThrow(() -> UserError.no("no server runs on " + data.path(), WHICH_SERVER))
                : server;
        return workAt(address, data, work);
    }

    /** As above, for something that is done with a session. */
    int work(String session, DataFolder data, Work work) throws IOException, InterruptedException {
        String address = server == null
                ? localAddress(data)
                        .orElseThrow(() -> UserError.no(
                                "session " + session + " does not run: no server runs on " + data.path(), WHICH_SERVER))
                : server;
        return workAt(address, data, work);
    }

    private int workAt(String address, DataFolder data, Work work) throws IOException, InterruptedException {
        String secret = token(data).secret();
        try (Target target = Target.at(address)) {
            return work.at(new Desk(target.channel(), secret), address);
        } catch (StatusRuntimeException e) {
            throw explain(e, address);
        }
    }

    /** Of the server that runs on the data folder; empty when none does. */
    static Optional<String> localAddress(DataFolder data) throws IOException {
        return DataLock.holder(data.path()).map(DataLock.Holder::address).filter(address -> !address.isEmpty());
    }

    private OperatorToken token(DataFolder data) throws IOException {
        Path file = tokenFile == null ? OperatorToken.file(data.path()) : tokenFile;
        if (!Files.exists(file)) {
            throw UserError.usage(
                    "there is no operator's token at " + file,
                    "copy keys/operator.token of the server's data folder, readable for you alone, and give it with"
                            + " --token-file");
        }
        return OperatorToken.read(file);
    }

    static UserError explain(StatusRuntimeException failure, String address) {
        String words = Desk.words(failure.getStatus());
        return switch (failure.getStatus().getCode()) {
            case PERMISSION_DENIED -> UserError.no(words, "copy it from there and give it with --token-file");
            case INVALID_ARGUMENT -> UserError.usage(words);
            case UNAVAILABLE, UNIMPLEMENTED, DEADLINE_EXCEEDED -> UserError.no(address + ": " + words);
            default -> UserError.no(words);
        };
    }
}
