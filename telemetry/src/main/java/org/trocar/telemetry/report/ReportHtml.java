package org.trocar.telemetry.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Technique;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scenario.Texts;
import org.trocar.core.scoring.Metric;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.page.Html;
import org.trocar.telemetry.rulings.Ruling;

/** The page: what is said in which order, and what stands between the figures. */
final class ReportHtml {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final SessionReport report;
    private final Grade grade;
    private final StoredManifest manifest;
    private final StringBuilder html = new StringBuilder();

    private ReportHtml(SessionReport report) {
        this.report = report;
        grade = report.grade().grade();
        manifest = report.manifest();
    }

    static String of(SessionReport report) {
        return new ReportHtml(report).write();
    }

    private String write() {
        String title = report.scenario().title() + ", " + manifest.learner() + ", " + opened();
        add(
                "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\"/>");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        add("<meta name=\"color-scheme\" content=\"light dark\"/>");
        add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>");
        add("<title>" + Html.escape(title) + "</title>\n<style>\n" + style() + "</style>\n</head>\n<body>");
        add("<a class=\"skip\" href=\"#result\">To the result</a>");
        head();
        add("<main>");
        result();
        practice();
        steps();
        scenes();
        paths();
        speed();
        sheet();
        points();
        progress();
        add("</main>");
        foot();
        add("</body>\n</html>");
        return html.toString();
    }

    private static String style() {
        try (InputStream css = ReportHtml.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String opened() {
        return DAY_AND_TIME.format(Instant.ofEpochMilli(manifest.openedEpochMillis()));
    }

    private void head() {
        add("<header>\n<h1>" + Html.escape(report.scenario().title()) + "</h1>");
        String label = manifest.attemptLabel().isEmpty() ? "" : ", attempt “" + manifest.attemptLabel() + "”";
        paragraph("who", manifest.learner() + ", " + opened() + label);
        List<String> facts = new ArrayList<>();
        facts.add(Units.words(manifest.mode()));
        facts.add("hands from " + provenance());
        facts.add(Units.name(manifest.dominantHand()) + " hand dominant");
        paragraph("facts", Units.sentence(String.join(" · ", facts)));
        paragraph(
                "notice",
                "Training feedback, not a certificate of competence. Forces and tissue are simulated; levels are"
                        + " provisional until they are set from named local experts.");
        add("</header>");
    }

    private String provenance() {
        return switch (manifest.provenance()) {
            case HEADSET -> "a headset";
            case CONTROLLER_EMULATED -> "controllers";
            case RECORDING -> "a recording";
            case SCRIPTED -> "the scripted trainee";
        };
    }

    private void result() {
        section("result", "Result");
        Verdict verdict = report.ruled().verdict();
        add("<div class=\"verdict " + Units.words(verdict).replace(' ', '-') + "\">" + sign(verdict)
                + "<p>"
                + Html.escape(
                        Units.sentence(Units.words(verdict)) + (report.ruled().changed() ? ", by ruling" : ""))
                + "</p></div>");
        if (!report.standing().counts()) {
            paragraph("warning", "This attempt was made void by a ruling; it does not count.");
        }
        if (report.standing().adopted().isPresent()) {
            paragraph("warning", "The grade shown was adopted by a ruling in place of the original.");
        }
        if (!report.gradeIsStored()) {
            paragraph("warning", "The session was interrupted and never graded; this grade was made from its journal.");
        }
        if (report.gradeIsStored()
                && report.signer().isEmpty()
                && report.standing().adopted().isEmpty()) {
            paragraph(
                    "warning", "Nobody signed this session: whoever can write its folder can have written its grade.");
        }
        rulings();
        damage();
        list("reasons", grade.reasons().stream().map(Units::sentence).toList());
        add("<dl class=\"figures\">");
        figure("Score", score(), "of " + number(report.rubric().cutoffSeconds()));
        report.ruled()
                .technique()
                .ifPresent(technique -> figure("Technique", Units.points(technique.points()), technique(technique)));
        figure("Task time", value(Metric.TASK_TIME), proficiency());
        figure("Transfers", value(Metric.TRANSFERS_DONE), "of " + grade.transfersTotal());
        figure("Errors", Integer.toString(grade.errors().size()), errors());
        figure("Coverage", coverage(), grade.lowConfidence() ? "low confidence" : "of the time both hands were seen");
        add("</dl>");
        endSection();
    }

    /** What people decided, and what the grade itself says: the rest of the page is of the run as it was graded. */
    private void rulings() {
        List<Ruling> rulings = new ArrayList<>(report.standing().onErrors());
        report.standing().onVerdict(report.grade().gradeHash()).ifPresent(rulings::add);
        if (rulings.isEmpty()) {
            return;
        }
        paragraph(
                "warning",
                "People ruled on this grade. By itself it is " + Units.words(grade.verdict())
                        + (grade.score().isPresent()
                                ? " with " + Units.points(grade.score().getAsDouble()) + " points"
                                : "")
                        + "; verdict, score and technique shown here are those that the rulings make of it, and everything below is of"
                        + " the run as it was graded.");
        list("rulings", rulings.stream().map(ReportHtml::words).toList());
    }

    private static String words(Ruling ruling) {
        String what = ruling.decision() instanceof Ruling.OnError error
                ? Units.sentence(error.error().description()) + ": the "
                        + error.blame().label() + "’s"
                : "The verdict: " + Units.words(((Ruling.OnVerdict) ruling.decision()).verdict());
        return what + ", ruling " + ruling.number() + " by " + ruling.by() + " on " + ruling.at() + ": "
                + ruling.reason();
    }

    private static String sign(Verdict verdict) {
        Svg svg = Svg.sign("sign", 40, 40);
        svg.circle(20, 20, 18, "disc");
        String path = switch (verdict) {
            case PASS -> "M11 21l6 6 12-14";
            case FAIL -> "M13 13l14 14m0-14l-14 14";
            case UNDECIDED -> "M14 16c0-8 12-8 12-1 0 5-6 5-6 10m0 4v2";
            case NOT_GRADABLE -> "M12 20h16";
        };
        return svg.path(path, "glyph").done();
    }

    private void damage() {
        List<String> grave = report.damage().stream()
                .filter(Damage::grave)
                .map(Damage::message)
                .toList();
        if (!grave.isEmpty()) {
            paragraph(
                    "warning",
                    "The record is damaged, and this report ends where the damage begins: " + String.join("; ", grave));
        }
    }

    private String score() {
        OptionalDouble score = report.ruled().score();
        return score.isPresent() ? Units.points(score.getAsDouble()) : "–";
    }

    private static String technique(Technique technique) {
        boolean wide = technique.low() < technique.high();
        return "of 100" + (wide ? ", " + Units.points(technique.low()) + " to " + Units.points(technique.high()) : "");
    }

    private String value(Metric metric) {
        double value = grade.value(metric);
        return Double.isNaN(value) ? "–" : Units.value(metric, value);
    }

    private String proficiency() {
        return "proficient at " + number(report.rubric().proficiencySeconds()) + " s";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Units.text("%.0f", value) : Units.text("%.1f", value);
    }

    private String errors() {
        long critical = grade.errors().stream()
                .filter(error -> report.rubric().gates().contains(error.kind()))
                .count();
        return critical == 0 ? "none critical" : critical + " critical";
    }

    private String coverage() {
        double coverage = grade.value(Metric.COVERAGE);
        return Double.isNaN(coverage) ? "–" : Units.text("%.0f %%", Math.floor(coverage * 100));
    }

    private void practice() {
        section("practice", "What to practise next");
        Texts texts = report.scenario().texts();
        List<String> said = report.summary().points().stream()
                .map(point -> point.in(texts))
                .filter(words -> !words.isEmpty())
                .toList();
        if (said.isEmpty()) {
            paragraph("", "This session has no words for a summary. Where points were lost stands further down.");
        } else {
            add("<ul class=\"practice\" lang=\"" + texts.language() + "\">");
            said.forEach(words -> add("<li>" + Html.escape(words) + "</li>"));
            add("</ul>");
        }
        endSection();
    }

    private void steps() {
        section("steps", "Step by step");
        figure(
                true,
                StepsFigure.of(report),
                legend(
                        key("left", svg -> svg.rect(2, 5, 16, 10, "hold"), "in the left hand (upper half of a row)"),
                        key("right", svg -> svg.rect(2, 5, 16, 10, "hold"), "in the right hand (lower half)"),
                        key("step", svg -> Marks.step(svg, Story.Step.Kind.LIFTED, 10, 10), "lifted"),
                        key("step", svg -> Marks.step(svg, Story.Step.Kind.HANDED_OVER, 10, 10), "handed over"),
                        key("step", svg -> Marks.step(svg, Story.Step.Kind.PLACED, 10, 10), "placed"),
                        key("error", svg -> Marks.error(svg, 10, 10, false), "error"),
                        key("critical", svg -> Marks.error(svg, 10, 10, true), "critical error"),
                        key("cue", svg -> Marks.cue(svg, 10, 10), "cue from the coach"),
                        key(
                                "unseen",
                                svg -> svg.rect(2, 3, 16, 14, "band")
                                        .path("M2 9L8 3M2 17L16 3M8 17L18 7M15 17l3-3", "hatch"),
                                "hand not seen, or not at its instrument"),
                        key(
                                "loss",
                                svg -> Marks.loss(svg, 10, 10),
                                "time missing from the record (short: one of many)")));
        add(TransfersTable.of(report));
        errorsTable();
        cuesTable();
        interruptions();
        endSection();
    }

    private void errorsTable() {
        if (grade.errors().isEmpty()) {
            paragraph("", "There were no errors.");
            return;
        }
        Table table = new Table(
                "Errors, by the numbers in the figures",
                "errors",
                List.of("number", "when", "what", "hand", "ring", "note"));
        table.body();
        for (int i = 0; i < grade.errors().size(); i++) {
            Grade.ErrorEntry error = grade.errors().get(i);
            boolean critical = report.rubric().gates().contains(error.kind());
            boolean costs = report.rubric().penalised().contains(error.kind());
            String note = critical ? "critical" : costs ? "costs points" : "costs its time only";
            table.row(Integer.toString(i + 1))
                    .cell(Units.time(error.seconds()))
                    .cell(Units.sentence(error.kind().description()))
                    .cell(Units.name(error.hand()))
                    .cell(error.ring() < 0 ? "" : Integer.toString(error.ring() + 1))
                    .cell(note + (error.trackingSuspected() ? "; tracking suspected" : ""))
                    .end();
        }
        add(table.endBody().done());
    }

    private void cuesTable() {
        if (report.story().cues().isEmpty()) {
            paragraph("", "The coach gave no cues.");
            return;
        }
        Table table = new Table("Cues from the coach", "cues", List.of("when", "hand", "what it said"));
        table.body();
        report.story()
                .cues()
                .forEach(cue -> table.row(Units.time(cue.seconds()))
                        .cell(Units.name(cue.hand()))
                        .cell(cue.detail())
                        .end());
        add(table.endBody().done());
    }

    private void interruptions() {
        List<String> lines = new ArrayList<>();
        report.story()
                .pauses()
                .forEach(pause ->
                        lines.add("Paused from " + Units.time(pause.from()) + " to " + Units.time(pause.to())));
        lines.addAll(losses());
        report.story().marks().forEach(mark -> lines.add(line(mark)));
        if (!lines.isEmpty()) {
            add("<h3>Gaps, pauses and marks</h3>");
            list("", lines);
        }
    }

    /** Those of a kind of which there are many in one line: a loaded server can slip dozens of times. */
    private List<String> losses() {
        Map<String, List<Story.Moment>> byKind = report.story().losses().stream()
                .collect(Collectors.groupingBy(Story.Moment::what, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        byKind.forEach((what, losses) -> {
            String name = Units.sentence(Units.words(what));
            if (report.story().isOneOfMany(losses.get(0))) {
                lines.add(name + ", " + losses.size() + " times from "
                        + Units.time(losses.get(0).seconds()) + " to "
                        + Units.time(losses.get(losses.size() - 1).seconds()));
            } else {
                losses.forEach(loss -> lines.add(line(loss)));
            }
        });
        return lines;
    }

    private static String line(Story.Moment moment) {
        return Units.sentence(Units.words(moment.what())) + " at " + Units.time(moment.seconds()) + ", "
                + moment.detail();
    }

    private void scenes() {
        section("critical", "Critical errors");
        if (report.scenes().isEmpty()) {
            paragraph("", "There was no critical error.");
        }
        for (Scene scene : report.scenes()) {
            Grade.ErrorEntry error = scene.error();
            add("<h3>Error " + scene.number() + ": " + Html.escape(error.kind().description()) + "</h3>");
            add("<figure class=\"views two\">");
            add(scroll(SceneFigure.of(report.scenario(), scene, View.TOP)));
            add(scroll(SceneFigure.of(report.scenario(), scene, View.FRONT)));
            add("<figcaption>The field at " + Units.time(scene.found().seconds())
                    + ", when the error was found; its cause was at "
                    + Units.time(error.seconds())
                    + ". The dashed line is the ring’s way there, the thin lines are the tips’"
                    + " since " + Units.time(scene.moments().get(0).seconds())
                    + ". The target marks the place. Try “trocar debrief” with this error’s number, " + scene.number()
                    + ", for what the same hands would have done without it.</figcaption>\n</figure>");
        }
        endSection();
    }

    private void paths() {
        section("paths", "Where the instrument tips went");
        add("<figure class=\"views three\">");
        for (View view : List.of(View.TOP, View.FRONT, View.SIDE)) {
            add("<div class=\"view " + Units.words(view) + "\">" + PathsFigure.of(report, view) + "</div>");
        }
        add("<figcaption>"
                + legend(
                        key("left", svg -> svg.path("M1 10h18", "way"), "left tip"),
                        key("right", svg -> svg.path("M1 10h18", "way"), "right tip, dashed"),
                        key("left", svg -> svg.circle(10, 10, 7, "start"), "start of a path"),
                        key("error", svg -> Marks.error(svg, 10, 10, false), "error, by its number"))
                + "The filtered paths that path length is measured on. One scale in every view and every report. A break is a gap"
                + " in tracking; what leaves the frame is not drawn.</figcaption>\n</figure>");
        endSection();
    }

    private void speed() {
        section("speed-section", "How fast they went");
        figure(
                true,
                SpeedFigure.of(report),
                legend(
                        key("left", svg -> svg.rect(1, 8, 18, 5, "movement"), "a movement (below the curve)"),
                        key(
                                "idle",
                                svg -> svg.rect(2, 3, 16, 14, "band")
                                        .path("M2 9L8 3M2 17L16 3M8 17L18 7M15 17l3-3", "hatch"),
                                "both hands idle for half a second or more"),
                        key(
                                "unseen",
                                svg -> svg.rect(2, 3, 16, 14, "band")
                                        .path("M2 9L8 3M2 17L16 3M8 17L18 7M15 17l3-3", "hatch"),
                                "hand not seen, or not at its instrument")));
        endSection();
    }

    private void sheet() {
        section("sheet", "Score sheet");
        paragraph(
                "",
                "The bar shows the value (diamond) among its levels, better to the right, with its 95 % interval where it has"
                        + " one: how far the tracker’s noise can have put it off. A hatched bar: the value is too noisy to be placed among its levels."
                        + " How the same trainee would fare on another run is not"
                        + " in it. Levels are "
                        + (report.rubric().standard().isPresent() ? "derived from local experts." : "provisional."));
        add(ScoreSheetTable.of(report));
        endSection();
    }

    private void points() {
        section("points", "Points won and lost");
        if (!report.explained()) {
            paragraph(
                    "warning",
                    "These are the points of the grade that this version of Trocar makes by the same rubric,"
                            + " which is not the grade shown above.");
        }
        add(PointsTables.of(report));
        endSection();
    }

    private void progress() {
        report.progress().ifPresent(svg -> {
            section("progress", "Progress");
            add("<figure>" + svg + "</figure>");
            endSection();
        });
    }

    private void foot() {
        add("<footer>\n<h2>What this was made from</h2>\n<dl class=\"hashes\">");
        hash("Session", grade.sessionId());
        hash("Grade", report.grade().gradeHash());
        hash("Signed with key", report.signer().orElse(""));
        hash("Engine", Integer.toString(grade.engine()));
        hash("Scenario", grade.scenarioId() + " " + grade.scenarioVersion() + ", " + grade.scenarioSha256());
        hash(
                "Rubric",
                grade.rubricId() + " " + grade.rubricVersion()
                        + (grade.rubricSha256().isEmpty() ? "" : ", " + grade.rubricSha256()));
        hash("Journal", grade.journalSha256());
        hash("Manifest", grade.manifestSha256());
        hash("Device", manifest.device());
        add("</dl>");
        paragraph(
                "",
                "“trocar verify” checks the record, “trocar grade --verify” that this grade follows from it. No score here is"
                        + " equivalent to an official examination’s.");
        add("</footer>");
    }

    private void hash(String name, String value) {
        if (!value.isEmpty()) {
            add("<div><dt>" + name + "</dt><dd>" + Html.escape(value) + "</dd></div>");
        }
    }

    private void section(String id, String heading) {
        add("<section aria-labelledby=\"" + id + "-heading\" id=\"" + id + "\">\n<h2 id=\"" + id + "-heading\">"
                + Html.escape(heading) + "</h2>");
    }

    private void endSection() {
        add("</section>");
    }

    private void paragraph(String classes, String text) {
        add((classes.isEmpty() ? "<p>" : "<p class=\"" + classes + "\">") + Html.escape(text) + "</p>");
    }

    private void list(String classes, List<String> items) {
        if (!items.isEmpty()) {
            add("<ul class=\"" + classes + "\">");
            items.forEach(item -> add("<li>" + Html.escape(item) + "</li>"));
            add("</ul>");
        }
    }

    private void figure(String name, String value, String note) {
        add("<div><dt>" + name + "</dt><dd><b>" + Html.escape(value) + "</b> <span>" + Html.escape(note)
                + "</span></dd></div>");
    }

    private void figure(boolean wide, String svg, String caption) {
        add("<figure>" + (wide ? scroll(svg) : svg) + "<figcaption>" + caption + "</figcaption>\n</figure>");
    }

    /** A drawing too wide for a telephone is moved sideways rather than made too small to read. */
    private static String scroll(String svg) {
        return "<div class=\"scroll wide\">" + svg + "</div>";
    }

    private static String legend(String... keys) {
        return "<ul class=\"legend\">" + String.join("", keys) + "</ul>\n";
    }

    private static String key(String classes, Consumer<Svg> draw, String label) {
        Svg svg = Svg.sign("key", 20, 20).group(classes);
        draw.accept(svg);
        return "<li>" + svg.close().done() + Html.escape(label) + "</li>\n";
    }

    private void add(String line) {
        html.append(line).append('\n');
    }
}
