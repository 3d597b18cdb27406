package org.trocar.telemetry.export;

import org.trocar.telemetry.export.session.Identity;
import org.trocar.telemetry.folder.StoredManifest;

/** Says what sessions and learners are called in an export's files. */
sealed interface Naming permits Naming.Plain, Pseudonyms {
    Identity of(StoredManifest manifest);

    /** As they are called here. */
    record Plain() implements Naming {
        @Override
        public Identity of(StoredManifest manifest) {
            return new Identity(manifest.sessionId(), manifest.learner(), false);
        }
    }
}
