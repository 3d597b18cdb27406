package org.trocar.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.trocar.benchmarks.report.Figure;
import org.trocar.benchmarks.report.Series;
import org.trocar.core.session.TickStage;

/** Makes figures of the rounds of a load. */
final class LoadFigures {
    private final List<Outcome> rounds;
    private final List<Figure> figures = new ArrayList<>();

    private LoadFigures(List<Outcome> rounds) {
        this.rounds = rounds;
    }

    static List<Figure> of(List<Outcome> rounds) {
        LoadFigures made = new LoadFigures(rounds);
        made.feedback();
        made.lateness();
        made.losses();
        if (rounds.stream().allMatch(round -> round.server().isPresent())) {
            made.server();
        }
        made.client();
        return made.figures;
    }

    private void feedback() {
        Function<Outcome, Histogram> all = round -> round.legs().feedback;
        micros("feedback_p50", "motion to feedback, median", all, 50);
        micros("feedback_p99", "motion to feedback, p99", all, 99);
        micros("feedback_p999", "motion to feedback, p99.9", all, 99.9);
        add(
                "feedback_p99_frames",
                "motion to feedback, p99",
                "frames",
                round -> value(all, round, 99) / (double) round.plan().intervalNanos());
        leg("sending", "of which our own lateness in sending", round -> round.legs().behind);
        leg("up", "of which to the server", round -> round.legs().up);
        leg("wait", "of which waiting for its tick", round -> round.legs().wait);
        leg("work", "of which the loop's lateness and work", round -> round.legs().work);
        leg("down", "of which back", round -> round.legs().down);
    }

    private void leg(String name, String what, Function<Outcome, Histogram> histogram) {
        micros("leg_" + name + "_p50", what + ", median", histogram, 50);
        micros("leg_" + name + "_p99", what + ", p99", histogram, 99);
    }

    private void lateness() {
        for (double percentile : new double[] {50, 99, 99.9, 100}) {
            String suffix = percentile == 100
                    ? "max"
                    : "p" + Double.toString(percentile).replaceAll("\\.0$|\\.", "");
            Function<Outcome, Histogram> ours = round -> round.legs().lateness;
            Figure figure = figure(
                    "lateness_" + suffix,
                    "tick lateness, " + words(percentile),
                    "us",
                    round -> value(ours, round, percentile) / 1e3);
            figures.add(figure.against(
                    "an empty loop", series(round -> value(Outcome::emptyLoop, round, percentile) / 1e3)));
        }
    }

    private static String words(double percentile) {
        return percentile == 100 ? "longest" : "p" + Double.toString(percentile).replaceAll("\\.0$", "");
    }

    private void losses() {
        count("unmarked_losses", "frames the server accounts for in no way", "frames", Counts::unmarkedLosses);
        count("missing", "numbers of frames that it did not take, by the server's count", "frames", Counts::missing);
        count("refused", "frames that it refused", "frames", Counts::refused);
        count("late", "frames that came too late to count as skill", "frames", Counts::late);
        count("unsent", "frames that the connection took no more", "frames", Counts::unsent);
        count("slipped_ticks", "ticks that the server gave up", "ticks", Counts::slippedTicks);
        count("dropped_states", "states that were left out or lost", "states", Counts::droppedStates);
        count("unplaced", "runs whose hands were given no field", "runs", Counts::unplaced);
        lag("p99", "p99", lag -> lag.getValueAtPercentile(99));
        lag("max", "longest", Histogram::getMaxValue);
    }

    private void count(String name, String what, String unit, ToDoubleFunction<Counts> count) {
        add(name, what, unit, round -> count.applyAsDouble(round.counts()));
    }

    private void lag(String name, String which, ToDoubleFunction<Histogram> value) {
        String what = "from a tick until it is durable, " + which;
        add("journal_lag_" + name, what, "ticks", round -> value.applyAsDouble(round.legs().journalLagTicks));
    }

    private void server() {
        String unit = "ms/session-s";
        add(
                "cpu",
                "server CPU, all threads",
                unit,
                round -> cpuMillis(round, use(round).processNanos()));
        cpu("loop", "the loop", "simulation.*");
        stages();
        cpu("journal", "the journal", "journal");
        cpu("network", "the network", "grpc-.*");
        cpu("compiler", "the compilers", "C[12] Compiler.*");
        cpu("collector", "the collector", "Z.*|XWorker.*|XDriver.*|XDirector|G1.*|GC.*|Shenandoah.*");
        memory();
        pauses();
    }

    private void stages() {
        for (TickStage stage : TickStage.values()) {
            String name = stage.name().toLowerCase(Locale.ROOT);
            add("stage_" + name, "of a tick, by the clock: " + name, "us", round -> stageMicros(round, stage));
        }
    }

    private void memory() {
        String waiting = "the most seen to wait for the journal";
        add("journal_waiting", waiting, "kB", round -> server(round).waitingBytes() / 1e3);
        String loop = "allocated by the loop a tick";
        add("loop_bytes", loop, "B", round -> (double) use(round).bytesOf("simulation") / round.ticks());
        String all = "allocated by all threads";
        add("allocation", all, "MB/s", round -> perSecond(round, use(round).bytesOf("") / 1e6));
    }

    private void pauses() {
        String longest = "longest stop of all the server's threads";
        add("pause_max", longest, "ms", round -> server(round).pauses().longestNanos() / 1e6);
        String all = "stops of all the server's threads";
        add(
                "pauses",
                all,
                "1/s",
                round -> perSecond(round, server(round).pauses().count()));
    }

    private void cpu(String name, String who, String threads) {
        add(
                "cpu_" + name,
                "of which " + who,
                "ms/session-s",
                round -> cpuMillis(round, use(round).times().of(threads)));
    }

    private static double stageMicros(Outcome round, TickStage stage) {
        return use(round).stages().seconds().get(stage) * 1e6 / round.ticks();
    }

    private static double cpuMillis(Outcome round, long nanos) {
        return nanos / 1e6 / round.sessionSeconds();
    }

    private static double perSecond(Outcome round, double value) {
        return value / round.plan().seconds();
    }

    private static ServerWatch.Use use(Outcome round) {
        return server(round).use();
    }

    private static Outcome.ServerUse server(Outcome round) {
        return round.server().orElseThrow();
    }

    private void client() {
        add("client_cpu", "CPU of the load itself", "ms/session-s", round -> cpuMillis(round, round.clientCpuNanos()));
        add("clock_error", "the two clocks agree within", "us", round -> round.clockErrorNanos() / 1e3);
        add(
                "kept_up",
                "rounds in which every tick was in its frame and nothing lost",
                "of 1",
                round -> round.keptUp() ? 1 : 0);
    }

    private void micros(String name, String what, Function<Outcome, Histogram> histogram, double percentile) {
        add(name, what, "us", round -> value(histogram, round, percentile) / 1e3);
    }

    private static double value(Function<Outcome, Histogram> histogram, Outcome round, double percentile) {
        return histogram.apply(round).getValueAtPercentile(percentile);
    }

    private void add(String name, String what, String unit, ToDoubleFunction<Outcome> value) {
        figures.add(figure(name, what, unit, value));
    }

    private Figure figure(String name, String what, String unit, ToDoubleFunction<Outcome> value) {
        return Figure.of("load." + name, what, unit, series(value));
    }

    private Series series(ToDoubleFunction<Outcome> value) {
        return new Series(rounds.stream().map(value::applyAsDouble).toList());
    }
}
