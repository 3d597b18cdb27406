package org.trocar.telemetry.grade;

import java.io.IOException;
import org.trocar.telemetry.folder.SessionFolder;

/** A session's stored grade is not the one that it was sealed with: it counts for nothing. The message says why, and what to do. */
public final class DisbelievedGrade extends IOException {
    private static final long serialVersionUID = 1;

    private final String why;

    DisbelievedGrade(SessionFolder folder, String why) {
        super("the grade in " + folder.path() + " is not believed: " + why
                + "; \"trocar verify\" says what else differs, \"trocar grade --verify\" makes the grade anew from the journal, and"
                + " \"trocar regrade\" with \"trocar adopt\" makes that one count");
        this.why = why;
    }

    /** One clause, without remedy. */
    public String why() {
        return why;
    }
}
