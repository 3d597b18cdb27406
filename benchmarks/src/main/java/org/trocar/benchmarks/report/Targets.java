package org.trocar.benchmarks.report;

import static org.trocar.benchmarks.report.Target.Bound.AT_LEAST;
import static org.trocar.benchmarks.report.Target.Bound.AT_MOST;
import static org.trocar.benchmarks.report.Target.Of.RATIO;
import static org.trocar.benchmarks.report.Target.Of.VALUE;

import java.util.List;

/** What the frame path has to reach. */
public final class Targets {
    /** A profiler of the whole process sees a little of others' allocation in each of ours. */
    private static final double NO_BYTES = 0.5;

    private static final double THREAD_BYTES = 16;

    public static final List<Target> ALL = List.of(
            target("a tick allocates nothing (bytes)", "tick.bytes", VALUE, AT_MOST, NO_BYTES),
            target("journaling a tick allocates nothing (bytes)", "journal.offer.bytes", VALUE, AT_MOST, NO_BYTES),
            target(
                    "the loop thread under load allocates nothing (bytes a tick)",
                    "load.loop_bytes",
                    VALUE,
                    AT_MOST,
                    THREAD_BYTES),
            target("decoding a frame allocates nothing (bytes)", "decode.codec.bytes", VALUE, AT_MOST, NO_BYTES),
            target("decoding a frame against memcpy", "decode.codec", RATIO, AT_MOST, 12),
            target("echo of a frame through our service against a raw socket", "echo.service", RATIO, AT_MOST, 1.5),
            target("the same, by gRPC's own client for Java", "echo.codec", RATIO, AT_MOST, 1.5),
            target(
                    "echo of a clock ping through a running server against a raw socket",
                    "echo.service_ping",
                    RATIO,
                    AT_MOST,
                    1.5),
            target(
                    "tick lateness p99.9 of 16 sessions against an empty loop",
                    "load.lateness_p999",
                    RATIO,
                    AT_MOST,
                    1.5),
            target("losses under that load that nobody marked", "load.unmarked_losses", VALUE, AT_MOST, 0),
            target("motion to feedback p99 under that load (frames)", "load.feedback_p99_frames", VALUE, AT_MOST, 1.5),
            target("server CPU at the highest load (ms a session-second)", "find.cpu", VALUE, AT_MOST, 10),
            target(
                    "journaling a tick p99.9 against the same into an empty ring",
                    "journal.loop_p999",
                    RATIO,
                    AT_MOST,
                    2),
            target("quick re-grading (times real time)", "regrade.quick", VALUE, AT_LEAST, 2000),
            target("metrics, read and computed, against numpy and scipy", "metrics.speed", RATIO, AT_LEAST, 1),
            target("metrics, computed alone, against numpy and scipy", "metrics.computing", RATIO, AT_LEAST, 1),
            target("full replay (times real time)", "regrade.full", VALUE, AT_LEAST, 100),
            target("serve listens (s)", "serve.listening", VALUE, AT_MOST, 1.2),
            target(
                    "serve is warm, with an archive of classes, against without",
                    "serve.archive_serving",
                    RATIO,
                    AT_MOST,
                    0.6));

    private Targets() {}

    private static Target target(String what, String figure, Target.Of of, Target.Bound bound, double limit) {
        return new Target(what, figure, of, bound, limit);
    }
}
