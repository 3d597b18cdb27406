package org.trocar.telemetry.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.trocar.telemetry.proof.SealedSession;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.store.SessionStore;

class SessionFilterTest {
    @TempDir
    private Path data;

    /** Of learner-7, label "first", opened on 2023-11-14. */
    private SessionStore.Entry session;

    @BeforeEach
    void begin() throws IOException {
        SealedSession.of(data, Recordings.ID, 60);
        session = new SessionStore(data).list().sessions().get(0);
    }

    private boolean taken(String... terms) throws IOException {
        return SessionFilter.of(List.of(terms)).takes(session, Rulings.read(data));
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
        "from=2023-11-14T00:00:00Z, true",
        "to=2023-11-14T00:00:00Z, false",
        "verdict=undecided, true",
        "verdict=pass, false",
        "0190a1b2, true",
        "id=0190a1b3, false"
    })
    void oneTermTakesWhatItNames(String term, boolean taken) throws IOException {
        assertEquals(taken, taken(term));
    }

    @Test
    void termsOfOneKeyAreAlternativesAndTermsOfTwoMustBothHold() throws IOException {
        assertTrue(taken("learner=a", "learner=learner-7", "from=2023-01-01"));
        assertFalse(taken("learner=learner-7", "to=2023-01-01"));
        assertTrue(taken());
    }

    @ParameterizedTest
    @CsvSource({"colour=red", "learner=", "from=yesterday", "verdict=maybe"})
    void aTermThatNamesNothingIsRefusedWithARemedy(String term) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> SessionFilter.of(List.of(term)));
        assertTrue(refused.getMessage().contains(term), refused.getMessage());
        assertTrue(refused.getMessage().contains("write"), refused.getMessage());
    }
}
