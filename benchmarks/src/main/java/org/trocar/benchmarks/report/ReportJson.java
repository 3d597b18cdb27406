package org.trocar.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report as a JSON object, and read back. */
public final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    public static String write(Report report) {
        return tree(report).toPrettyString() + "\n";
    }

    /** @throws IOException when the file is not there or is no report, naming it */
    public static Report read(Path file) throws IOException {
        try {
            return report(JSON.readTree(Files.readString(file)));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no " + file + "; name a .json that trocar bench has written", e);
        } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " is no report of trocar bench (" + e.getMessage() + ")", e);
        }
    }

    /** In one line. */
    public static String write(Measured measured) {
        ObjectNode root = JSON.createObjectNode();
        root.set("figures", trees(measured.figures()));
        root.set("remarks", JSON.valueToTree(measured.remarks()));
        return root.toString();
    }

    /** @throws IOException when it is not what {@link #write(Measured)} makes */
    public static Measured readMeasured(String text) throws IOException {
        try {
            JsonNode root = JSON.readTree(text);
            return new Measured(figures(required(root, "figures")), texts(required(root, "remarks")));
        } catch (IllegalArgumentException e) {
            throw new IOException("what was measured cannot be read: " + e.getMessage(), e);
        }
    }

    private static ObjectNode tree(Report report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("made", report.made().toString());
        root.put("kind", report.kind());
        root.set("machine", JSON.valueToTree(report.machine()));
        root.put("load_before", report.loadBefore());
        root.put("load_after", report.loadAfter());
        root.set("answers", JSON.valueToTree(report.answers()));
        ArrayNode targets = root.putArray("targets");
        Targets.ALL.forEach(target -> targets.add(tree(target, report)));
        root.set("figures", trees(report.figures()));
        root.set("remarks", JSON.valueToTree(report.remarks()));
        return root;
    }

    private static ObjectNode tree(Target target, Report report) {
        Optional<Figure> figure = report.figure(target.figure());
        ObjectNode node = JSON.createObjectNode();
        node.put("what", target.what());
        node.put("figure", target.figure());
        node.put("of", target.of().name().toLowerCase(java.util.Locale.ROOT));
        node.put("bound", target.bound().name().toLowerCase(java.util.Locale.ROOT));
        node.put("limit", target.limit());
        target.reached(figure).ifPresent(reached -> node.put("reached", reached));
        node.put("outcome", target.outcome(figure).name().toLowerCase(java.util.Locale.ROOT));
        return node;
    }

    private static ArrayNode trees(List<Figure> figures) {
        ArrayNode nodes = JSON.createArrayNode();
        figures.forEach(figure -> nodes.add(tree(figure)));
        return nodes;
    }

    private static ObjectNode tree(Figure figure) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", figure.name());
        node.put("what", figure.what());
        node.put("unit", figure.unit());
        node.put("median", figure.ours().median());
        node.set("rounds", JSON.valueToTree(figure.ours().rounds()));
        figure.beside().ifPresent(beside -> {
            node.put("beside", beside.what());
            node.put("beside_median", beside.series().median());
            node.set("beside_rounds", JSON.valueToTree(beside.series().rounds()));
        });
        figure.ratio().ifPresent(ratio -> node.put("ratio", ratio));
        return node;
    }

    private static Report report(JsonNode root) {
        return new Report(
                Instant.parse(text(root, "made")),
                text(root, "kind"),
                machine(required(root, "machine")),
                required(root, "load_before").asDouble(),
                required(root, "load_after").asDouble(),
                texts(required(root, "answers")),
                figures(required(root, "figures")),
                texts(required(root, "remarks")));
    }

    private static Machine machine(JsonNode node) {
        return new Machine(
                text(node, "cpu"),
                required(node, "cores").asInt(),
                required(node, "memoryGigabytes").asDouble(),
                text(node, "system"),
                text(node, "jdk"),
                text(node, "gc"),
                text(node, "flags"),
                text(node, "commit"));
    }

    private static List<Figure> figures(JsonNode nodes) {
        List<Figure> figures = new ArrayList<>();
        for (JsonNode node : nodes) {
            Figure ours = Figure.of(text(node, "name"), text(node, "what"), text(node, "unit"), series(node, "rounds"));
            figures.add(node.has("beside") ? ours.against(text(node, "beside"), series(node, "beside_rounds")) : ours);
        }
        return figures;
    }

    private static Series series(JsonNode node, String key) {
        List<Double> rounds = new ArrayList<>();
        required(node, key).forEach(round -> rounds.add(round.asDouble()));
        return new Series(rounds);
    }

    private static List<String> texts(JsonNode nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static String text(JsonNode node, String key) {
        return required(node, key).asText();
    }

    private static JsonNode required(JsonNode node, String key) {
        if (!node.has(key)) {
            throw new IllegalArgumentException("there is no \"" + key + "\" in it");
        }
        return node.get(key);
    }
}
