package org.trocar.core.session;

import org.trocar.core.scoring.ErrorLog;
import org.trocar.core.scoring.ScoreSheet;
import org.trocar.core.scoring.TransferLog;
import org.trocar.core.world.RunFacts;

/** One trainee's run as far as it has come: all that a grade is made of, whether it was simulated just now or read from its records. */
public sealed interface Attempt permits Session, RecordedRun {
    SessionManifest manifest();

    /** The last tick taken; 0 before the first. */
    long tick();

    /** Why the run ended, or null while it has not. */
    EndReason endReason();

    RunFacts world();

    /** The run's values up to the last tick. */
    ScoreSheet sheet();

    ErrorLog errors();

    /** What was done to each ring, step by step. */
    TransferLog transfers();

    InputCounts inputCounts();
}
