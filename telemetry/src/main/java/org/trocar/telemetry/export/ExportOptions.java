package org.trocar.telemetry.export;

import org.trocar.telemetry.export.session.Fidelity;
import org.trocar.telemetry.export.session.Key;

/**
 * What all sessions of one export folder have in common.
 *
 * @param deidentify whether sessions and learners get names made up for this export, and everything else that names somebody stays out
 */
public record ExportOptions(Format format, Fidelity fidelity, boolean deidentify) {
    /** As the command's options. */
    @Override
    public String toString() {
        return "--format " + Key.of(format) + " --fidelity " + Key.of(fidelity) + (deidentify ? " --deidentify" : "");
    }

    /** A name for a folder of such exports. */
    public String folderName() {
        return Key.of(format) + "-" + Key.of(fidelity) + (deidentify ? "-deidentified" : "");
    }
}
