package org.trocar.telemetry.grade;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trocar.core.grade.Grade;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;

/** Which session a grade is about, by what it names. */
public final class GradeSubject {
    private GradeSubject() {}

    /**
     * Everything a grade names that is not this session's, a clause each; empty when it is a grade of this session.
     *
     * @param manifest the folder's
     * @param journalSha256 the journal's hash; empty when there is none to compare with
     * @throws IOException when the manifest cannot be read
     */
    public static List<String> differences(
            Grade grade, SessionFolder folder, StoredManifest manifest, Optional<String> journalSha256)
            throws IOException {
        List<String> differences = new ArrayList<>();
        compare(differences, "the session", grade.sessionId(), manifest.sessionId());
        compare(differences, "the manifest with SHA-256", grade.manifestSha256(), folder.manifestSha256());
        compare(
                differences,
                "the scenario with SHA-256",
                grade.scenarioSha256(),
                manifest.scenario().sha256());
        journalSha256.ifPresent(hash -> compare(differences, "the journal with hash", grade.journalSha256(), hash));
        return differences;
    }

    private static void compare(List<String> differences, String what, String named, String found) {
        if (!found.equals(named)) {
            differences.add("it is about " + what + " " + named + ", here is " + found);
        }
    }
}
