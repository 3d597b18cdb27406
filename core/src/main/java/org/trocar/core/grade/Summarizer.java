package org.trocar.core.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trocar.core.grade.ClosingSummary.Kind;
import org.trocar.core.grade.ClosingSummary.Point;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scoring.Metric;
import org.trocar.core.session.EndReason;

/**
 * Chooses the points of a summary. Errors come before time and time before motion, as in what is graded; of equals the one that the rubric
 * names first.
 */
final class Summarizer {
    /** A loss that rounds to nothing is none. */
    private static final double LEAST_LOSS = 0.5;
    /** Of what a criterion can bring, what makes it a strength. */
    private static final double LEAST_SHARE = 0.5;

    private final Grade grade;
    private final Rubric rubric;

    Summarizer(Grade grade, Rubric rubric) {
        this.grade = grade;
        this.rubric = rubric;
    }

    List<Point> points() {
        if (grade.verdict() == Verdict.NOT_GRADABLE) {
            return List.of(Point.practise(Subject.AGAIN, Optional.empty()));
        }
        Optional<Point> cost = cost();
        List<Point> points = new ArrayList<>();
        cost.ifPresent(points::add);
        strength(cost).ifPresent(points::add);
        points.add(practise(cost));
        return points;
    }

    private boolean finished() {
        return grade.endReason().equals(Optional.of(EndReason.TASK_FINISHED));
    }

    private Optional<Point> cost() {
        if (!finished()) {
            return Optional.of(cost(Subject.FINISH, transfers(), rubric.cutoffSeconds()));
        }
        Optional<Point> ofScore = most(costsOfScore());
        return gate().or(() -> ofScore).or(() -> most(costsOfTechnique()));
    }

    private int transfers() {
        double done = grade.value(Metric.TRANSFERS_DONE);
        return Double.isNaN(done) ? 0 : (int) done;
    }

    /** The first critical error that is surely the trainee's costs all there was. */
    private Optional<Point> gate() {
        return grade.errors().stream()
                .filter(error -> rubric.gates().contains(error.kind()) && !error.trackingSuspected())
                .findFirst()
                .map(error -> cost(Subject.of(error.kind()), count(error.kind()), rubric.cutoffSeconds()));
    }

    private List<Point> costsOfScore() {
        List<Point> costs = new ArrayList<>();
        for (ErrorKind kind : rubric.penalised()) {
            costs.add(cost(Subject.of(kind), count(kind), count(kind) * rubric.secondsPerError()));
        }
        double late = grade.value(Metric.TASK_TIME) - rubric.proficiencySeconds();
        costs.add(cost(Subject.TIME, 0, late));
        return costs;
    }

    private Point cost(Subject subject, int count, double points) {
        return new Point(Kind.COST, subject, Optional.empty(), count, points, rubric.cutoffSeconds());
    }

    private int count(ErrorKind kind) {
        return Stream.of(Metric.values())
                .filter(metric -> metric.error().equals(Optional.of(kind)))
                .mapToInt(metric -> (int) grade.value(metric))
                .findFirst()
                .orElse(0);
    }

    private List<Point> costsOfTechnique() {
        return grade.judgements().stream()
                .filter(judgement -> judgement.of() > 0)
                .map(judgement -> technique(Kind.COST, judgement, judgement.of() - judgement.points()))
                .toList();
    }

    private Point technique(Kind kind, Judgement judgement, double points) {
        Metric metric = judgement.metric();
        int count = metric.error().map(this::count).orElse(0);
        return new Point(kind, Subject.of(metric), metric.hand(), count, points, Technique.MAX);
    }

    private static Optional<Point> most(List<Point> costs) {
        return costs.stream()
                .filter(cost -> cost.points() >= LEAST_LOSS)
                .reduce((first, next) -> next.points() > first.points() ? next : first);
    }

    /** Of an unfinished run only what was done: to be quick and sparing is easy for who does little. */
    private Optional<Point> strength(Optional<Point> cost) {
        if (!finished()) {
            int done = transfers();
            return done == 0
                    ? Optional.empty()
                    : Optional.of(new Point(
                            Kind.STRENGTH, Subject.FINISH, Optional.empty(), done, done, grade.transfersTotal()));
        }
        return strengthOfTechnique(cost).or(() -> strengthOfScore(cost));
    }

    private Optional<Point> strengthOfTechnique(Optional<Point> cost) {
        return grade.judgements().stream()
                .filter(judgement -> judgement.of() > 0 && share(judgement) >= LEAST_SHARE)
                .filter(judgement -> !isAbout(cost, Subject.of(judgement.metric())))
                .reduce((first, next) -> STRONGER.compare(next, first) > 0 ? next : first)
                .map(judgement -> technique(Kind.STRENGTH, judgement, judgement.points()));
    }

    private static final Comparator<Judgement> STRONGER =
            Comparator.comparingDouble(Summarizer::share).thenComparingDouble(Judgement::of);

    private static double share(Judgement judgement) {
        return judgement.points() / judgement.of();
    }

    /** Where no criteria are judged: an error that was never made, or the time. */
    private Optional<Point> strengthOfScore(Optional<Point> cost) {
        Optional<ErrorKind> neverMade =
                rubric.penalised().stream().filter(kind -> count(kind) == 0).findFirst();
        boolean quick = grade.value(Metric.TASK_TIME) <= rubric.proficiencySeconds();
        return neverMade
                .map(Subject::of)
                .or(() -> quick && !isAbout(cost, Subject.TIME) ? Optional.of(Subject.TIME) : Optional.empty())
                .map(subject -> new Point(Kind.STRENGTH, subject, Optional.empty(), 0, 0, rubric.cutoffSeconds()));
    }

    private static boolean isAbout(Optional<Point> cost, Subject subject) {
        return cost.map(Point::subject).equals(Optional.of(subject));
    }

    /** Nobody gets quicker by trying to be quick: where time cost most, it is what made it long. */
    private Point practise(Optional<Point> cost) {
        if (grade.lowConfidence()) {
            return Point.practise(Subject.TRACKING, Optional.empty());
        }
        if (isAbout(cost, Subject.TIME)) {
            List<Point> causes = costsOfTechnique().stream()
                    .filter(point -> point.subject() != Subject.TIME)
                    .toList();
            return practise(most(causes).or(() -> cost).orElseThrow().subject(), most(causes));
        }
        return practise(cost.map(Point::subject).orElse(Subject.REPEAT), cost);
    }

    private static Point practise(Subject subject, Optional<Point> cause) {
        Optional<Hand> hand = cause.flatMap(Point::hand);
        return Point.practise(subject, hand);
    }
}
