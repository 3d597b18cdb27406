package org.trocar.server.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trocar.core.grade.ClosingSummary;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Judgement;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.scenario.Texts;
import org.trocar.core.scoring.Metric;
import org.trocar.core.session.Session;
import org.trocar.protos.codec.WireHands;
import org.trocar.protos.v1.Hand;
import org.trocar.protos.v1.Measure;
import org.trocar.protos.v1.ScoreSheet;
import org.trocar.protos.v1.SummaryPoint;
import org.trocar.telemetry.grade.GradeDocument;

/** Running values and grades, as they are told to the client. */
public final class WireScores {
    private WireScores() {}

    /** A session's values now. */
    public static ScoreSheet sheet(Session session) {
        org.trocar.core.scoring.ScoreSheet sheet = session.sheet();
        ScoreSheet.Builder wire = ScoreSheet.newBuilder().setTick(session.tick());
        for (Metric metric : Metric.values()) {
            wire.addMeasures(measure(metric, sheet.value(metric), sheet.whyUndefined(metric)));
        }
        return wire.build();
    }

    /**
     * A session's values up to a tick.
     *
     * @param values in {@link Metric}'s order, NaN where undefined
     * @param reasons why, where undefined
     */
    public static ScoreSheet sheet(long tick, double[] values, String[] reasons) {
        ScoreSheet.Builder sheet = ScoreSheet.newBuilder().setTick(tick);
        for (Metric metric : Metric.values()) {
            sheet.addMeasures(measure(metric, values[metric.ordinal()], reasons[metric.ordinal()]));
        }
        return sheet.build();
    }

    /** @param scenario the one it was graded by, in the session's language; without it there is no summary */
    public static org.trocar.protos.v1.Grade grade(GradeDocument document, Optional<Scenario> scenario) {
        return grade(document).toBuilder()
                .addAllSummary(scenario.map(it -> summary(document, it)).orElse(List.of()))
                .build();
    }

    private static List<SummaryPoint> summary(GradeDocument document, Scenario scenario) {
        return ClosingSummary.of(document.grade(), scenario.rubric()).points().stream()
                .map(point -> point(point, scenario.texts()))
                .toList();
    }

    private static SummaryPoint point(ClosingSummary.Point point, Texts texts) {
        return SummaryPoint.newBuilder()
                .setKind(point.kind().key())
                .setSubject(point.subject().key())
                .setHand(point.hand().map(WireHands::toWire).orElse(Hand.HAND_UNSPECIFIED))
                .setText(point.in(texts))
                .build();
    }

    private static org.trocar.protos.v1.Grade grade(GradeDocument document) {
        Grade grade = document.grade();
        org.trocar.protos.v1.Grade.Builder wire = org.trocar.protos.v1.Grade.newBuilder()
                .setSessionId(grade.sessionId())
                .setGradeHash(document.gradeHash())
                .setCanonicalJson(document.canonicalJson())
                .setVerdict(verdict(grade.verdict()))
                .addAllReasons(grade.reasons())
                .setEngine(grade.engine())
                .setScenarioHash(grade.scenarioSha256())
                .setJournalHash(grade.journalSha256())
                .setInterrupted(
                        grade.endReason().isEmpty() || grade.endReason().get().interrupts());
        grade.score().ifPresent(wire::setScore);
        for (Grade.Value value : grade.values()) {
            wire.addMeasures(measure(value));
        }
        grade.technique()
                .ifPresent(technique -> wire.setTechnique(technique.points())
                        .setTechniqueLow(technique.low())
                        .setTechniqueHigh(technique.high()));
        grade.judgements().forEach(judgement -> wire.addJudgements(judgement(judgement)));
        double coverage = grade.value(Metric.COVERAGE);
        return wire.setCoverage(Double.isNaN(coverage) ? 0 : coverage).build();
    }

    private static Measure measure(Grade.Value value) {
        Measure measure = measure(value.metric(), value.value(), value.whyUndefined());
        return value.hasInterval()
                ? measure.toBuilder()
                        .setLow(value.low())
                        .setHigh(value.high())
                        .setBias(value.bias())
                        .build()
                : measure;
    }

    private static org.trocar.protos.v1.Judgement judgement(Judgement it) {
        org.trocar.protos.v1.Judgement.Builder wire = org.trocar.protos.v1.Judgement.newBuilder()
                .setCriterion(it.criterion())
                .setMetric(it.metric().key())
                .setLevel(it.level().orElse(""))
                .setOf(it.of())
                .setRequired(it.required().orElse(""))
                .setStanding(it.standing().name().toLowerCase(Locale.ROOT))
                .setProvisional(it.provisional());
        return Double.isNaN(it.points())
                ? wire.build()
                : wire.setPoints(it.points())
                        .setLow(it.low())
                        .setHigh(it.high())
                        .build();
    }

    public static org.trocar.protos.v1.Verdict verdict(Verdict verdict) {
        return switch (verdict) {
            case PASS -> org.trocar.protos.v1.Verdict.VERDICT_PASS;
            case FAIL -> org.trocar.protos.v1.Verdict.VERDICT_FAIL;
            case UNDECIDED -> org.trocar.protos.v1.Verdict.VERDICT_UNDECIDED;
            case NOT_GRADABLE -> org.trocar.protos.v1.Verdict.VERDICT_NOT_GRADABLE;
        };
    }

    private static Measure measure(Metric metric, double value, String whyUndefined) {
        Measure.Builder measure = Measure.newBuilder().setKey(metric.key()).setUnit(metric.unit());
        return Double.isNaN(value)
                ? measure.setUndefinedReason(whyUndefined).build()
                : measure.setValue(value).build();
    }
}
