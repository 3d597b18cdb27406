package org.trocar.telemetry.archive;

/** What came of one session. */
sealed interface Outcome permits SessionResult, LeftOut {}
