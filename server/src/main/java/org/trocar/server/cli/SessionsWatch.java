package org.trocar.server.cli;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.trocar.protos.v1.WatchTable;
import org.trocar.server.desk.Desk;
import org.trocar.server.desk.WatchFeed;
import org.trocar.server.terminal.Glyphs;
import org.trocar.server.terminal.OwnTerminal;
import org.trocar.server.terminal.WatchViewer;

/** What {@code trocar sessions --watch} does: once, or a line a change, or one JSON object a second, or on a whole screen. */
final class SessionsWatch {
    private static final long WAIT_MILLIS = 1000;

    private final String author;
    private final Output output;
    private final WatchPrinter printer;

    /** @param author who is watching; empty to be asked for */
    SessionsWatch(String author, Output output) {
        this.author = author;
        this.output = output;
        printer = new WatchPrinter(output);
    }

    /** The table as it is. */
    int once(Desk desk, String address) {
        WatchTable table = desk.table();
        printer.whole(table);
        output.answer(WatchPrinter.json(table));
        return ExitCodes.DONE;
    }

    /** On the whole screen where there is one, until the person there quits. */
    int follow(Desk desk, String address) throws IOException, InterruptedException {
        Optional<Terminal> terminal = output.json() ? Optional.empty() : OwnTerminal.find();
        if (terminal.isEmpty()) {
            return lines(desk);
        }
        // Refused or not there at all: said where it stays.
        desk.table();
        try (Terminal ours = terminal.get();
                WatchViewer viewer = new WatchViewer(ours, Glyphs.ofLocale(), System::nanoTime)) {
            viewer.show(desk, address, author);
        }
        return ExitCodes.DONE;
    }

    /** Until the server goes, or whoever reads this does. */
    private int lines(Desk desk) throws IOException, InterruptedException {
        try (WatchFeed feed = desk.watch()) {
            while (feed.ended().isEmpty() && !System.out.checkError()) {
                Optional<WatchTable> table = feed.next(WAIT_MILLIS);
                table.ifPresent(this::print);
            }
            if (feed.ended().isPresent()) {
                throw new StatusRuntimeException(feed.ended().get());
            }
            return ExitCodes.DONE;
        }
    }

    private void print(WatchTable table) {
        if (output.json()) {
            output.compactly(WatchPrinter.json(table));
        } else {
            printer.changes(table);
        }
    }
}
