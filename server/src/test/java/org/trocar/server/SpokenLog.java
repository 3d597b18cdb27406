package org.trocar.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.trocar.server.log.TextLines;

/** What this process's server logs, as lines. */
final class SpokenLog extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("org.trocar");
    private final TextLines format = new TextLines();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    SpokenLog() {
        logger.addHandler(this);
    }

    List<String> lines() {
        return lines;
    }

    /** Those with each of these parts. */
    List<String> with(String... parts) {
        return lines.stream()
                .filter(line -> List.of(parts).stream().allMatch(line::contains))
                .toList();
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(format.format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
