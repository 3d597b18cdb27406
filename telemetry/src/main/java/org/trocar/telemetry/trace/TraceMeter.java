package org.trocar.telemetry.trace;

import org.trocar.core.metric.Measure;
import org.trocar.core.metric.Measures;

/** Takes one tool's samples in the order of their times, and measures them. */
sealed interface TraceMeter permits RawMeter, PipelineMeter {
    /** @param nanos since the trace's first line */
    void add(long nanos, TraceRow row);

    /** @param nanos when the trace ends */
    Measures finish(long nanos);

    /** Says why there is nothing about turns. */
    static Measures withoutTurns(Measures measures) {
        String why = "the trace has no orientations: columns qx, qy, qz and qw";
        return measures.lacks(Measure.DEPTH, why)
                .lacks(Measure.ANGULAR_PATH, why)
                .lacks(Measure.NET_ROTATION, why)
                .lacks(Measure.PEAK_ANGULAR_SPEED, why)
                .lacks(Measure.SPARC_OF_ANGULAR_SPEED, why);
    }
}
