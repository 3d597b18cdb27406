package org.trocar.telemetry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.store.SessionStore.Resolution;

class SessionStoreTest {
    @TempDir
    Path data;

    @Test
    void aDataFolderThatIsNotThereHasNoSessions() throws Exception {
        assertEquals(List.of(), new SessionStore(data.resolve("none")).list().sessions());
    }

    @Test
    void sessionsAreListedInOrderWithTheirLastTick() throws Exception {
        Recordings.record(data, Recordings.OTHER_ID, 30);
        Recordings.record(data, Recordings.ID, 20);
        List<SessionStore.Entry> sessions = new SessionStore(data).list().sessions();
        assertEquals(
                List.of(Recordings.ID, Recordings.OTHER_ID),
                sessions.stream().map(SessionStore.Entry::id).toList());
        assertEquals(20, sessions.get(0).ticks());
        assertEquals(SessionStore.State.CLOSED, sessions.get(0).state());
        assertEquals("learner-7", sessions.get(0).manifest().learner());
    }

    @Test
    void aSessionThatWasNeverClosedIsInterruptedAndItsTicksAreFoundInTheJournal() throws Exception {
        Recordings.record(data, Recordings.ID, 20);
        Files.delete(SessionFolder.of(data, Recordings.ID).path().resolve("journal.json"));
        SessionStore.Entry entry = new SessionStore(data).list().sessions().get(0);
        assertEquals(SessionStore.State.INTERRUPTED, entry.state());
        assertEquals(20, entry.ticks());
    }

    @Test
    void aBrokenFolderIsNamedAndTheRestIsListed() throws Exception {
        Recordings.record(data, Recordings.ID, 1);
        Path broken = Files.createDirectory(SessionFolder.sessions(data).resolve("junk"));
        SessionStore.Listing listing = new SessionStore(data).list();
        assertEquals(1, listing.sessions().size());
        assertEquals(broken, listing.broken().get(0).folder());
        assertEquals(
                Damage.Kind.MANIFEST_MISSING,
                listing.broken().get(0).damage().get(0).kind());
    }

    @Test
    void anIdMayBeShortenedWhileItIsUnique() throws Exception {
        Recordings.record(data, Recordings.ID, 1);
        Recordings.record(data, Recordings.OTHER_ID, 1);
        SessionStore store = new SessionStore(data);
        Resolution.Found found = assertInstanceOf(Resolution.Found.class, store.resolve(Recordings.ID));
        assertEquals(
                SessionFolder.of(data, Recordings.ID).path(), found.folder().path());
        Resolution.Ambiguous ambiguous = assertInstanceOf(Resolution.Ambiguous.class, store.resolve("0190"));
        assertEquals(2, ambiguous.ids().size());
        Resolution.NotFound notFound = assertInstanceOf(Resolution.NotFound.class, store.resolve("ff"));
        assertTrue(notFound.message().contains("\"ff\""));
    }
}
