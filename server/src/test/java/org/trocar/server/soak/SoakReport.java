package org.trocar.server.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a soak.
 *
 * @param clientSeconds of processor time, of all clients and the inspector together
 */
record SoakReport(
        SoakPlan plan, long seed, List<Life> lives, Tally tally, double peakDiskMegabytes, double clientSeconds) {
    private static final double TICKS_A_SECOND = 90;

    private Floors floors() {
        return new Floors(plan, tally, lives);
    }

    /** What grew, what was not done, and what else should not have been: a sentence each. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(tally.faults());
        faults.addAll(floors().shortfalls());
        for (int i = 0; i < lives.size(); i++) {
            for (Gauge gauge : Gauge.values()) {
                int number = i + 1;
                lives.get(i)
                        .samples()
                        .trend(gauge)
                        .filter(trend -> trend.grows(gauge))
                        .ifPresent(trend -> faults.add(growth(number, gauge, trend)));
            }
        }
        return faults;
    }

    private static String growth(int life, Gauge gauge, Trend trend) {
        return String.format(
                Locale.ROOT,
                "%s of server %d grew by %.1f %s within %.0f s, from %.1f to %.1f; up to %.1f are tolerated",
                gauge.words(),
                life,
                trend.growth(),
                gauge.unit(),
                trend.seconds(),
                trend.atFirst(),
                trend.atLast(),
                gauge.tolerated(trend.atFirst()));
    }

    private double sessionSeconds() {
        return tally.of("ticks") / TICKS_A_SECOND;
    }

    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%nsoak: %d places, %d s, %d servers, seed %d%n",
                plan.places(),
                plan.length().toSeconds(),
                lives.size(),
                seed);
        tally.counts().forEach((what, count) -> out.printf(Locale.ROOT, "  %-40s %,12d%n", what, count));
        out.printf(
                Locale.ROOT,
                "  peak of disk %.0f MB; %.0f s simulated, %.0f s of a processor for clients and inspection%n",
                peakDiskMegabytes,
                sessionSeconds(),
                clientSeconds);
        for (int i = 0; i < lives.size(); i++) {
            print(out, i + 1, lives.get(i));
        }
        out.println("  not judged: " + floors().notJudged());
        faults().forEach(fault -> out.println("  WRONG: " + fault));
    }

    private static void print(PrintStream out, int number, Life life) {
        out.printf(
                Locale.ROOT,
                "  server %d, %.0f s, %.2f of a core after its warm-up, at most %.0f MB resident with its heap%n    %-32s %9s %9s %9s %9s %9s%n",
                number,
                life.seconds(),
                life.cores(),
                life.peakResidentMegabytes(),
                "",
                "begin",
                "end",
                "peak",
                "growth",
                "tolerated");
        for (Gauge gauge : Gauge.values()) {
            Optional<Trend> trend = life.samples().trend(gauge);
            out.printf(
                    Locale.ROOT,
                    "    %-32s %9.1f %9.1f %9.1f %9s %9s %s%n",
                    gauge.words(),
                    life.samples().begin(gauge),
                    life.samples().end(gauge),
                    life.samples().peak(gauge),
                    trend.map(it -> String.format(Locale.ROOT, "%.1f", it.growth()))
                            .orElse("-"),
                    trend.map(it -> String.format(Locale.ROOT, "%.1f", gauge.tolerated(it.atFirst())))
                            .orElse("-"),
                    gauge.unit());
        }
    }

    /** The same for programs. */
    void write(Path file) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("places", plan.places());
        all.put("seconds", plan.length().toSeconds());
        all.put("seed", seed);
        all.put("counts", tally.counts());
        all.put("peak_disk_megabytes", peakDiskMegabytes);
        all.put("simulated_seconds", sessionSeconds());
        all.put("client_processor_seconds", clientSeconds);
        all.put("servers", lives.stream().map(SoakReport::life).toList());
        all.put("not_judged", floors().notJudged());
        all.put("faults", faults());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
    }

    private static Map<String, Object> life(Life life) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seconds", life.seconds());
        all.put("cores", life.cores());
        all.put("peak_resident_megabytes", life.peakResidentMegabytes());
        for (Gauge gauge : Gauge.values()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("unit", gauge.unit());
            one.put("begin", life.samples().begin(gauge));
            one.put("end", life.samples().end(gauge));
            one.put("peak", life.samples().peak(gauge));
            life.samples().trend(gauge).ifPresent(trend -> {
                one.put("growth", trend.growth());
                one.put("tolerated", gauge.tolerated(trend.atFirst()));
            });
            all.put(gauge.name().toLowerCase(Locale.ROOT), one);
        }
        return all;
    }
}
