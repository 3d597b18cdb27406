package org.trocar.core.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * The steps of one transfer and the orders they may come in: a graph without circles. Which ring comes when is free. What its steps do not
 * name is not looked at.
 *
 * @param source who says that it is done so
 * @param steps each before those that may follow it; the first ones are those that follow none
 */
public record Procedure(String source, List<Step> steps) {
    /** More orders than this are too many to be compared with each transfer. */
    public static final int MAX_ORDERS = 64;

    public Procedure {
        steps = List.copyOf(steps);
    }

    /**
     * @param name of this step, of its own
     * @param done what is done
     * @param by whose hand does it
     * @param then the names of the steps that may follow; none after the last
     */
    public record Step(String name, Done done, Role by, List<String> then) {
        public Step {
            then = List.copyOf(then);
        }
    }

    /** What can be done to a ring. */
    public enum Done {
        GRASPED,
        LIFTED,
        HANDED_OVER,
        RELEASED,
        PLACED
    }

    /** A hand's part in a transfer. */
    public enum Role {
        /** The hand that should lift: the non-dominant one on the way out, the other on the way back. */
        FIRST,
        SECOND
    }

    /** Every order in which the steps may come, from one that follows none to one that none follows. */
    public List<List<Step>> orders() {
        List<List<Step>> found = new ArrayList<>();
        for (Step step : steps) {
            if (steps.stream().noneMatch(other -> other.then().contains(step.name()))) {
                follow(step, List.of(), found);
            }
        }
        return found;
    }

    private void follow(Step step, List<Step> before, List<List<Step>> found) {
        List<Step> sofar = new ArrayList<>(before);
        sofar.add(step);
        if (step.then().isEmpty() || found.size() > MAX_ORDERS) {
            found.add(sofar);
            return;
        }
        for (Step next : steps) {
            if (step.then().contains(next.name())) {
                follow(next, sofar, found);
            }
        }
    }
}
