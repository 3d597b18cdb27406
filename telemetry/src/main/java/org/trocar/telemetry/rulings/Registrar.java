package org.trocar.telemetry.rulings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.rulings.Ruling.Decision;

/** Adds rulings to a data folder, one after the other whoever else does. */
public final class Registrar {
    private final Path data;
    private final Clock calendar;

    public Registrar(Path data, Clock calendar) {
        this.data = data;
        this.calendar = calendar;
    }

    /** Decides with all earlier rulings at hand, or refuses by throwing. */
    @FunctionalInterface
    interface Deciding {
        Decision decide(Rulings soFar) throws IOException;
    }

    /**
     * Makes a session void.
     *
     * @throws Refusal when it is void already
     */
    public Ruling makeVoid(String sessionId, String by, String reason) throws IOException {
        return add(by, reason, List.of(), soFar -> {
            if (!soFar.standing(sessionId).counts()) {
                throw new Refusal("session " + sessionId + " is void already; see ruling "
                        + soFar.standing(sessionId).voided().get().number());
            }
            return new Ruling.Voiding(sessionId);
        });
    }

    /**
     * Makes a void session count again.
     *
     * @throws Refusal when it is not void
     */
    public Ruling undoVoid(String sessionId, String by, String reason) throws IOException {
        return add(by, reason, List.of(), soFar -> {
            if (soFar.standing(sessionId).counts()) {
                throw new Refusal("session " + sessionId + " is not void, so there is nothing to undo");
            }
            return new Ruling.Unvoiding(sessionId);
        });
    }

    /**
     * Makes new grades the ones that count.
     *
     * @throws Refusal when a session's grade is no longer the one that the new grade was compared with
     */
    public Ruling adopt(Proposal proposal, String by, String reason) throws IOException {
        return add(by, reason, proposal.grades(), soFar -> {
            for (Proposal.NewGrade grade : proposal.grades()) {
                requireUnmoved(grade, soFar);
            }
            return proposal.asDecision();
        });
    }

    /** An interrupted session has no stored grade to compare with. */
    private void requireUnmoved(Proposal.NewGrade proposed, Rulings soFar) throws IOException {
        SessionFolder folder = SessionFolder.of(data, proposed.session());
        if (!folder.begun() || Erased.soundIn(folder).isPresent()) {
            throw new Refusal("session " + proposed.session()
                    + " was erased or taken away since the report was made; re-grade anew and look at that report");
        }
        Optional<GradeDocument> now = soFar.grade(folder);
        if (now.isPresent() && !now.get().gradeHash().equals(proposed.oldHash())) {
            throw new Refusal("session " + proposed.session() + " now has the grade "
                    + now.get().gradeHash() + ", the report compares with " + proposed.oldHash()
                    + "; re-grade anew and look at that report");
        }
    }

    /**
     * @param grades to be kept beside the statement
     * @throws RulingsException when the rulings that are there cannot be relied on: nothing is added to a broken chain
     */
    Ruling add(String by, String reason, List<Proposal.NewGrade> grades, Deciding deciding) throws IOException {
        Path folder = Files.createDirectories(Rulings.folder(data));
        try (FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Held until the channel is closed.
            channel.lock();
            Rulings soFar = Rulings.read(data);
            Ruling ruling = new Ruling(
                    soFar.all().size() + 1,
                    soFar.head(),
                    by,
                    reason,
                    calendar.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                    deciding.decide(soFar));
            write(soFar.statement(ruling.number()), ruling, grades);
            return ruling;
        }
    }

    /** The statement comes last: what lies beside it means nothing without it. */
    private void write(Path statement, Ruling ruling, List<Proposal.NewGrade> grades) throws IOException {
        for (Proposal.NewGrade grade : grades) {
            Path file = Rulings.grade(statement, grade.session());
            Files.createDirectories(file.getParent());
            JsonFile.writeText(file, grade.grade().canonicalJson());
        }
        Path draft = Files.createDirectories(statement.resolveSibling("draft")).resolve(statement.getFileName());
        JsonFile.write(draft, ruling);
        new Seal(data).publish(draft, statement, ruling);
    }
}
