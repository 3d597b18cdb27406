package org.trocar.telemetry.export.bids;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.trocar.telemetry.export.session.Identity;
import org.trocar.telemetry.folder.Sha256;

/**
 * The labels that name a session's files. BIDS allows letters and digits only, and some file systems do not tell upper case from lower.
 *
 * @param subject the learner's
 * @param session the session's
 * @param task the scenario's
 */
record Labels(String subject, String session, String task) {
    private static final int HASH_CHARS = 6;

    static Labels of(Identity identity, String scenarioId) {
        return new Labels(of(identity.learner()), of(identity.session().replace("-", "")), plain(scenarioId));
    }

    /** Where a label is not the name itself, a piece of the name's hash keeps two names from getting one label. */
    static String of(String name) {
        String plain = plain(name);
        return plain.equals(name)
                ? plain
                : plain + Sha256.hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_CHARS);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** {@code sub-…/ses-…}. */
    String folder() {
        return "sub-" + subject + "/ses-" + session;
    }

    String prefix() {
        return "sub-" + subject + "_ses-" + session;
    }

    String taskPrefix() {
        return prefix() + "_task-" + task;
    }

    String motion(String system) {
        return taskPrefix() + "_tracksys-" + system;
    }
}
