package org.trocar.server.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.core.hands.Hand;
import org.trocar.core.metric.Measure;
import org.trocar.core.metric.Measures;
import org.trocar.telemetry.trace.TraceMetrics;
import org.trocar.telemetry.trace.Treatment;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "metrics",
        footer = {"  trocar metrics probe.csv --json", "  trocar metrics probe.csv --raw", "  trocar metrics --list"},
        header = "Measures any recorded motion, and lists the metrics there are.",
        description = {
            "FILE.csv has the columns time_s, x_m, y_m, z_m (seconds, metres), and if there are any qx, qy, qz, qw, valid (1 or 0)"
                    + " and hand (left or right); docs/scoring.md has an example. Nothing here is a grade."
        })
final class MetricsCommand implements Callable<Integer> {
    /** Golden values agree to nine digits and more: no fewer may be printed. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final MathContext DIGITS_FOR_PEOPLE = new MathContext(6);

    @Parameters(arity = "0..1", paramLabel = "FILE.csv", description = "The trace.")
    private Path file;

    @ArgGroup
    private Chosen chosen = new Chosen();

    /** At most one of them. */
    private static final class Chosen {
        @Option(
                names = "--raw",
                description = "The samples as they are, at their own mean rate where a formula needs one.")
        private boolean raw;

        @Option(
                names = "--pipeline",
                description =
                        "By the canonical pipeline, as sessions are measured: gaps, 100 Hz, 6 Hz low-pass. The default.")
        private boolean pipeline;

        @Option(names = "--list", description = "The catalogue instead: key, unit, formula, source, evidence and tier.")
        private boolean list;

        private Treatment treatment() {
            return raw ? Treatment.RAW : Treatment.PIPELINE;
        }
    }

    @Option(
            names = "--point",
            paramLabel = "NAME",
            description = "Which point was traced, such as \"tool tip\"; it goes into the answer.")
    private String point = "not named: say which with --point";

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        if (chosen.list == (file != null)) {
            throw UserError.usage(chosen.list ? "--list takes no file" : "name a CSV file, or --list the metrics");
        }
        if (chosen.list) {
            list();
        } else {
            requireFile();
            print(TraceMetrics.of(file, chosen.treatment()));
        }
        return ExitCodes.DONE;
    }

    private void requireFile() {
        if (!Files.isRegularFile(file)) {
            throw UserError.usage(
                    Files.isDirectory(file) ? file + " is a folder" : "there is no file " + file,
                    "name a CSV file with a trace");
        }
    }

    private void list() {
        for (Measure measure : Measure.values()) {
            output.line("%s [%s] %s, %s", measure.key(), measure.unit(), tier(measure), scope(measure));
            output.line("    %s; undefined: %s", measure.formula(), measure.undefined());
            output.line("    source: %s", measure.source().isEmpty() ? "none needed" : measure.source());
            output.line("    evidence: %s", measure.evidence());
        }
        output.answer(Json.object(
                "metrics",
                Arrays.stream(Measure.values()).map(MetricsCommand::catalogued).toList()));
    }

    private static Map<String, Object> catalogued(Measure measure) {
        return Json.object(
                "key", measure.key(),
                "unit", measure.unit(),
                "scope", scope(measure),
                "tier", tier(measure),
                "formula", measure.formula(),
                "undefined", measure.undefined(),
                "source", measure.source(),
                "evidence", measure.evidence());
    }

    private static String tier(Measure measure) {
        return Text.of(measure.tier());
    }

    private static String scope(Measure measure) {
        return Text.of(measure.scope());
    }

    private void print(TraceMetrics metrics) {
        Map<String, Object> answer = Json.object(
                "file", file.toString(),
                "treatment", Text.of(metrics.treatment()),
                "point", point,
                "samples", metrics.samples(),
                "invalid_samples", metrics.invalidSamples());
        answer.forEach((key, value) -> output.line("%-16s %s", key, value));
        for (Map.Entry<Hand, Measures> hand : metrics.hands().entrySet()) {
            output.line("%s:", Text.of(hand.getKey()));
            answer.put(Text.of(hand.getKey()), values(hand.getValue()));
        }
        metrics.tool().or(metrics::pair).ifPresent(measures -> {
            output.line("%s:", metrics.hands().isEmpty() ? "motion" : "both hands");
            answer.putAll(values(measures));
        });
        output.answer(answer);
    }

    private Map<String, Object> values(Measures measures) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> undefined = new LinkedHashMap<>();
        for (Measure measure : measures.all()) {
            BigDecimal value = number(measures.value(measure));
            String why = measures.whyUndefined(measure);
            values.put(measure.key(), value);
            if (value == null) {
                undefined.put(measure.key(), why);
            }
            output.line("  %-36s %s", measure.key(), value == null ? why : forPeople(value) + unit(measure));
        }
        values.put("undefined", undefined);
        return values;
    }

    private static String forPeople(BigDecimal value) {
        boolean count = value.scale() <= 0;
        return (count ? value : value.round(DIGITS_FOR_PEOPLE)).toEngineeringString();
    }

    private static String unit(Measure measure) {
        return measure.unit().equals("1") ? "" : " " + measure.unit();
    }

    private static BigDecimal number(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
