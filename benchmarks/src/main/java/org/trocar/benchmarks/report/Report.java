package org.trocar.benchmarks.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one run of the harness measured.
 *
 * @param kind "full", "quick" or "load"
 * @param loadBefore the machine's load average before it, {@code loadAfter} after it: what is measured includes our own work
 * @param answers what was checked before anything was timed
 * @param remarks what was left out and why, and whatever else a reader has to know
 */
public record Report(
        Instant made,
        String kind,
        Machine machine,
        double loadBefore,
        double loadAfter,
        List<String> answers,
        List<Figure> figures,
        List<String> remarks) {
    public Report {
        answers = List.copyOf(answers);
        figures = List.copyOf(figures);
        remarks = List.copyOf(remarks);
    }

    public Optional<Figure> figure(String name) {
        return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
    }
}
