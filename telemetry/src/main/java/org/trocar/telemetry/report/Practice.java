package org.trocar.telemetry.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trocar.core.grade.Explanation;
import org.trocar.core.grade.Explanation.Line;
import org.trocar.core.grade.Explanation.Part;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scoring.Metric;

/**
 * What to practise next: what cost most of the points, by the grade's explanation.
 *
 * @param title what
 * @param why what it cost
 * @param how what to do about it
 */
record Practice(String title, String why, String how) {
    /** More is too much to keep in mind. */
    private static final int MOST = 3;

    /** The costliest first; none for a run that lost nothing. */
    static List<Practice> of(Explanation explanation, Rubric rubric) {
        Map<String, Double> shares = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Line line : explanation.lines()) {
            double share = share(line, rubric);
            if (share > 0) {
                String topic = topic(line.criterion());
                shares.merge(topic, share, Double::sum);
                reasons.putIfAbsent(topic, line.reason());
            }
        }
        List<String> topics = new ArrayList<>(shares.keySet());
        topics.sort(Comparator.comparingDouble(shares::get).reversed());
        return topics.stream()
                .limit(MOST)
                .map(topic -> new Practice(title(topic), Units.sentence(reasons.get(topic)) + ".", how(topic)))
                .toList();
    }

    /** What a line lost of its part. What a critical error cost of technique is told by the error itself; and what time cost by the technique score, where there is one. */
    private static double share(Line line, Rubric rubric) {
        if (line.criterion().equals("gate")) {
            return 0;
        }
        if (line.part() == Part.SCORE) {
            double lost = line.criterion().equals("finish") ? line.of() : -line.points();
            boolean time = line.criterion().equals(Metric.TASK_TIME.key());
            double allowed = time ? rubric.proficiencySeconds() : 0;
            boolean twice = time && !rubric.criteria().isEmpty();
            return twice ? 0 : (lost - allowed) / rubric.cutoffSeconds();
        }
        return line.part() == Part.TECHNIQUE ? (line.of() - line.points()) / 100 : 0;
    }

    /** Errors are the same topic whether they cost points of the score or of technique; a path is one whichever hand's. */
    private static String topic(String criterion) {
        for (ErrorKind kind : ErrorKind.values()) {
            boolean counts = Metric.named(criterion, org.trocar.core.hands.Hand.RIGHT)
                    .flatMap(Metric::error)
                    .filter(kind::equals)
                    .isPresent();
            if (criterion.equals(kind.key()) || counts) {
                return kind.key();
            }
        }
        return criterion.replaceAll("_(non_dominant|dominant|left|right)$", "");
    }

    private static String title(String topic) {
        return switch (topic) {
            case "finish" -> "Finish the task";
            case "drop_out_of_view" -> "Keep every ring over the board";
            case "drop_in_view" -> "Hold on to the rings";
            case "transfer_not_in_mid_air" -> "Change hands in mid-air";
            case "wrong_hand_first" -> "Let the proper hand lift first";
            case "step_order" -> "Keep to the order of steps";
            case "task_time" -> "Lose less time between rings";
            case "idle_time" -> "Keep the hands going";
            case "path_length", "economy" -> "Go the straight way";
            case "depth" -> "Fewer ways in and out";
            case "movements" -> "Make one movement of two";
            case "bimanual_correlation" -> "Move both hands together";
            default -> Units.sentence(Units.words(topic));
        };
    }

    private static String how(String topic) {
        return switch (topic) {
            case "finish" ->
                "Bring all rings across and back before working on anything else: an unfinished run scores nothing.";
            case "drop_out_of_view" ->
                "Feel the jaws closed on the ring before lifting, and never carry one beyond the board's edge.";
            case "drop_in_view" -> "Close the jaws around the ring's tube and wait for the grasp before pulling away.";
            case "transfer_not_in_mid_air" ->
                "Lift the ring clear of pegs and board, hold it still, and let go only when the other hand has it.";
            case "wrong_hand_first" ->
                "On the way out the non-dominant hand lifts, on the way back the dominant one; say it aloud at the turn.";
            case "step_order" -> "Grasp, lift, receive, pass, place: do one ring slowly in that order, then the next.";
            case "task_time" -> "Look at the next ring while placing this one; do not hurry the hands near a peg.";
            case "idle_time" -> "Decide on the next ring before the last one is down, so that neither hand waits.";
            case "path_length", "economy" ->
                "Choose where the hands meet between both pegs, and move there without searching.";
            case "depth" -> "Stay at one height over the pegs; go down only to grasp and to place.";
            case "movements" -> "Carry through to the hand-over in one go instead of stopping on the way.";
            case "bimanual_correlation" -> "Bring the receiving hand to the meeting place while the other still lifts.";
            default -> "See the score sheet for the level to reach.";
        };
    }
}
