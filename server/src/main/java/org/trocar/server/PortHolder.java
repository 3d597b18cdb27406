package org.trocar.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which process listens on a port of this machine, as far as the system lets this user see it: on Linux, from {@code /proc}. */
public final class PortHolder {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolder() {}

    /** Its number and name, such as "process 812 (nginx)"; empty when it cannot be told. */
    public static Optional<String> of(int port) {
        Set<String> sockets = new HashSet<>();
        collect("net/tcp", port, sockets);
        collect("net/tcp6", port, sockets);
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> hasOne(process.pid(), sockets))
                .findFirst()
                .map(process -> "process " + process.pid() + name(process));
    }

    private static void collect(String table, int port, Set<String> sockets) {
        String ending = String.format(Locale.ROOT, ":%04X", port);
        try (Stream<String> lines = Files.lines(PROC.resolve(table))) {
            lines.map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length > INODE
                            && fields[LOCAL_ADDRESS].endsWith(ending)
                            && fields[STATE].equals(LISTENING))
                    .forEach(fields -> sockets.add("socket:[" + fields[INODE] + "]"));
        } catch (IOException | UncheckedIOException e) {
            // Not Linux, or not ours to see: nobody is named.
        }
    }

    private static boolean hasOne(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> handles = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (Path handle : handles) {
                if (sockets.contains(target(handle))) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Another user's process, or one that has just ended.
        }
        return false;
    }

    private static String target(Path handle) {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String name(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> " (" + Path.of(command).getFileName() + ")")
                .orElse("");
    }
}
