package org.trocar.telemetry.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.folder.StoredManifest;

class SessionFilterTest {
    @TempDir
    private Path data;

    /** Of learner-7, label "first", opened on 2023-11-14. */
    private StoredManifest session;

    @BeforeEach
    void begin() throws IOException {
        session = Recordings.begin(data, Recordings.ID).read().manifest().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "learner=learner-7, true",
        "learner=learner-8, false",
        "scenario=toy, true",
        "label=first, true",
        "label=firs, false",
        "from=2023-11-14, true",
        "from=2023-11-15, false",
        "to=2023-11-14, true",
        "to=2023-11-13, false",
        "0190a1b2, true",
        "id=0190a1b3, false"
    })
    void oneTermTakesWhatItNames(String term, boolean taken) {
        assertEquals(taken, SessionFilter.of(List.of(term)).takes(session));
    }

    @Test
    void termsOfOneKeyAreAlternativesAndTermsOfTwoMustBothHold() {
        assertTrue(SessionFilter.of(List.of("learner=a", "learner=learner-7", "from=2023-01-01"))
                .takes(session));
        assertEquals(
                false,
                SessionFilter.of(List.of("learner=learner-7", "to=2023-01-01")).takes(session));
        assertTrue(SessionFilter.of(List.of()).takes(session));
    }

    @ParameterizedTest
    @CsvSource({"colour=red", "learner=", "from=yesterday"})
    void aTermThatNamesNothingIsRefusedWithARemedy(String term) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> SessionFilter.of(List.of(term)));
        assertTrue(refused.getMessage().contains(term), refused.getMessage());
        assertTrue(refused.getMessage().contains("write"), refused.getMessage());
    }
}
