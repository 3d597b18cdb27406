package org.trocar.server.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.trocar.protos.v1.SessionStanding;
import org.trocar.server.wire.WireScores;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.rulings.CountingGrade;
import org.trocar.telemetry.rulings.Ruling;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.rulings.Standing;

/** What rulings have made of sessions, as clients are told. Rulings that cannot be relied on hide no session: they are left out and logged. */
final class Standings {
    private static final Logger LOG = Logger.getLogger(Standings.class.getName());

    private final Path data;
    private final Optional<Rulings> rulings;

    private Standings(Path data, Optional<Rulings> rulings) {
        this.data = data;
        this.rulings = rulings;
    }

    static Standings read(Path data) {
        try {
            return new Standings(data, Optional.of(Rulings.read(data)));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "clients are not told what counts: the rulings cannot be read", e);
            return new Standings(data, Optional.empty());
        }
    }

    /** Empty when it is not known. */
    Optional<SessionStanding> of(String sessionId) {
        return rulings.map(all -> wire(all.standing(sessionId)));
    }

    /** The grade that counts instead of the session's own; empty when none was adopted, or it cannot be read. */
    Optional<GradeDocument> adopted(String sessionId) {
        return rulings.flatMap(all -> adopted(all, all.standing(sessionId)));
    }

    private static Optional<GradeDocument> adopted(Rulings rulings, Standing standing) {
        try {
            return rulings.adoptedGrade(standing);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "an adopted grade is left out", e);
            return Optional.empty();
        }
    }

    private SessionStanding wire(Standing standing) {
        SessionStanding.Builder wire = SessionStanding.newBuilder().setCounts(standing.counts());
        standing.voided().ifPresent(ruling -> wire.setVoided(wire(ruling)));
        standing.adopted().ifPresent(ruling -> wire.setAdopted(wire(ruling)));
        adopted(standing.sessionId()).ifPresent(grade -> add(grade, wire));
        counting(standing).ifPresent(counting -> add(counting, wire));
        return wire.build();
    }

    /** What rulings on errors and verdict make of the grade that counts; empty when there are none, or it cannot be read. */
    private Optional<CountingGrade> counting(Standing standing) {
        try {
            return standing.isRuledOn()
                    ? rulings.orElseThrow().counting(SessionFolder.of(data, standing.sessionId()))
                    : Optional.empty();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "what rulings make of a grade is left out", e);
            return Optional.empty();
        }
    }

    private static void add(CountingGrade counting, SessionStanding.Builder wire) {
        Standing standing = counting.standing();
        Stream.concat(
                        standing.onErrors().stream(),
                        standing.onVerdict(counting.grade().gradeHash()).stream())
                .sorted(Comparator.comparingInt(Ruling::number))
                .forEach(ruling -> wire.addRulings(wire(ruling)));
        wire.setRuledVerdict(WireScores.verdict(counting.ruled().verdict()))
                .setRuledReason(counting.ruled().reason());
        counting.ruled().score().ifPresent(wire::setRuledScore);
    }

    private static void add(GradeDocument document, SessionStanding.Builder wire) {
        wire.setAdoptedGradeHash(document.gradeHash())
                .setAdoptedVerdict(WireScores.verdict(document.grade().verdict()));
        document.grade().score().ifPresent(wire::setAdoptedScore);
    }

    private static org.trocar.protos.v1.Ruling wire(Ruling ruling) {
        return org.trocar.protos.v1.Ruling.newBuilder()
                .setNumber(ruling.number())
                .setBy(ruling.by())
                .setReason(ruling.reason())
                .setMadeUnixMillis(Instant.parse(ruling.at()).toEpochMilli())
                .build();
    }
}
