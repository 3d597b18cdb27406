package org.trocar.benchmarks.report;

import java.util.List;

/**
 * What one part of the harness measured.
 *
 * @param remarks what a reader has to know besides
 */
public record Measured(List<Figure> figures, List<String> remarks) {
    public Measured {
        figures = List.copyOf(figures);
        remarks = List.copyOf(remarks);
    }
}
