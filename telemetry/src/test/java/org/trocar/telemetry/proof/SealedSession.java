package org.trocar.telemetry.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Verdict;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scoring.Metric;
import org.trocar.core.session.Provenance;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.ToyRun;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;
import org.trocar.telemetry.keys.ServerKey;

/** Recorded, graded and sealed sessions for tests. */
public final class SealedSession {
    private SealedSession() {}

    /** A session of so many ticks in a data folder, sealed with that folder's key. */
    public static SessionFolder of(Path data, String id, long ticks) throws IOException {
        JournalSummary summary = Recordings.record(data, id, ticks);
        SessionFolder folder = SessionFolder.of(data, id);
        seal(data, folder, summary);
        return folder;
    }

    /** The same, encrypted with the learner's key. */
    public static SessionFolder encrypted(Path data, String id, String learner, long ticks) throws IOException {
        JournalSummary summary = Recordings.recordEncrypted(data, id, learner, ticks);
        SessionFolder folder = SessionFolder.of(data, id);
        seal(data, folder, summary);
        return folder;
    }

    /** The same, of a server that died in the middle of it; what the first life had begun after its last seal is dropped. */
    public static SessionFolder restarted(Path data, String id, long ticks) throws IOException {
        SessionFolder first = Recordings.begin(data.resolve("first-life"), id);
        SessionFolder folder = SessionFolder.of(data, id);
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            LiveJournal journal = journals.open(first, ring);
            ToyRun run = new ToyRun(journal);
            Recordings.run(run, journal, 1, ticks / 2);
            journal.input(Recordings.fill(new TickInput(), ticks / 2 + 1));
            journals.close(journal).join();
            dieAndCopy(first, folder);
            LiveJournal second = journals.reopen(folder, ring, Optional.empty());
            Recordings.run(run.journaledBy(second), second, ticks / 2 + 1, ticks);
            seal(data, folder, journals.close(second).join());
        }
        return folder;
    }

    private static void dieAndCopy(SessionFolder from, SessionFolder to) throws IOException {
        Files.delete(from.path().resolve("journal.json"));
        try (Stream<Path> all = Files.walk(from.path())) {
            for (Path path : all.sorted().toList()) {
                Path target = to.path().resolve(from.path().relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }

    /** Grades and seals a closed session. */
    public static void seal(Path data, SessionFolder folder, JournalSummary summary) throws IOException {
        grade(folder, summary.journalSha256()).write(folder);
        FolderSeal.seal(folder, ServerKey.of(data));
    }

    static GradeDocument grade(SessionFolder folder, String journalSha256) throws IOException {
        List<Grade.Value> values = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            values.add(new Grade.Value(metric, Double.NaN, "a toy"));
        }
        return GradeDocument.of(new Grade(
                folder.path().getFileName().toString(),
                1,
                "toy",
                1,
                folder.read().manifest().orElseThrow().scenario().sha256(),
                "toy-rubric",
                2,
                RubricDocument.of(Recordings.scenario().rubric()).sha256(),
                folder.manifestSha256(),
                journalSha256,
                60,
                Mode.PRACTICE,
                Provenance.SCRIPTED,
                Optional.empty(),
                true,
                Verdict.UNDECIDED,
                OptionalDouble.empty(),
                false,
                List.of(),
                12,
                values,
                List.of(),
                Optional.empty(),
                List.of()));
    }
}
