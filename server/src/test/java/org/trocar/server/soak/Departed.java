package org.trocar.server.soak;

import java.util.Optional;

/**
 * A session that its client has done with.
 *
 * @param durableTick the newest promise its client was given; -1 when none
 * @param gradeHash what its client was told it came to; empty when the client was not there to hear it
 */
record Departed(String id, Habit habit, long durableTick, Optional<String> gradeHash) {}
