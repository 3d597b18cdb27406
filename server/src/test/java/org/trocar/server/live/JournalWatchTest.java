package org.trocar.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalWatchTest {
    private final Logger log = Logger.getLogger(JournalWatch.class.getName());
    private final List<String> said = new ArrayList<>();
    private final Handler hearing = new Handler() {
        @Override
        public void publish(LogRecord record) {
            said.add(record.getMessage().split(":")[0]);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.addHandler(hearing);
    }

    @AfterEach
    void stop() {
        log.removeHandler(hearing);
    }

    @Test
    void aJournalThatFallsBehindIsToldOnceAndOnceMoreWhenItHasCaughtUp() {
        JournalWatch watch = new JournalWatch(new LiveSessions(1));
        watch.look("a", 0.9);
        assertEquals(List.of(), said);
        watch.look("a", 1.5);
        watch.look("a", 4);
        watch.look("a", 0.9);
        assertEquals(List.of("the journal is behind its session"), said);
        watch.look("a", 0.1);
        watch.look("a", 0.1);
        assertEquals(List.of("the journal is behind its session", "the journal has caught up"), said);
    }
}
