package org.trocar.telemetry.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trocar.core.scenario.Rubric;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.store.SessionStore;

/** Gathers what came of each session, in whatever order it came. */
final class ReportBuilder {
    private final RubricDocument rubric;
    private final int engine;
    private final Speed speed;
    private final SessionFilter filter;
    private final Rulings rulings;
    private final SortedMap<String, Move> moves = new TreeMap<>();
    private final SortedMap<String, LeftOut> leftOut = new TreeMap<>();

    ReportBuilder(RubricDocument rubric, int engine, Speed speed, SessionFilter filter, Rulings rulings) {
        this.rubric = rubric;
        this.engine = engine;
        this.speed = speed;
        this.filter = filter;
        this.rulings = rulings;
    }

    void add(Outcome outcome) {
        if (outcome instanceof SessionResult result) {
            String session = result.key().session();
            moves.put(session, result.move().counting(rulings.standing(session).counts()));
        } else if (outcome instanceof LeftOut out) {
            leftOut.put(out.session(), out);
        }
    }

    /** A folder without a manifest is in no filter, and may be any session: it is always told. */
    void add(SessionStore.Broken broken) {
        String name = broken.folder().getFileName().toString();
        add(new LeftOut(name, LeftOut.Reason.BROKEN, broken.damage().get(0).message()));
    }

    Report build() {
        Rubric it = rubric.rubric();
        return new Report(
                Report.FORMAT,
                rubric.canonicalJson(),
                rubric.sha256(),
                name(it),
                Move.number(it.cutoffSeconds() - it.proficiencySeconds()),
                engine,
                speed.key(),
                filter.toString(),
                warnings(),
                Summary.of(moves.values()),
                List.copyOf(moves.values()),
                List.copyOf(leftOut.values()));
    }

    private static String name(Rubric rubric) {
        return rubric.id() + " version " + rubric.version();
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        String name = name(rubric.rubric());
        if (moves.values().stream()
                .anyMatch(move ->
                        move.oldRubric().equals(name) && !move.oldRubricSha256().equals(rubric.sha256()))) {
            warnings.add(
                    "this rubric has id and version of one that sessions were graded by, but other content; raise its"
                            + " version before adopting it");
        }
        if (!moves.isEmpty()
                && moves.values().stream()
                        .allMatch(move -> move.oldRubricSha256().equals(rubric.sha256()))) {
            warnings.add("this is the rubric that every session was graded by already");
        }
        return warnings;
    }
}
