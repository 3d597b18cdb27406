package org.trocar.telemetry.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trocar.core.hands.Joint;
import org.trocar.telemetry.export.session.Fidelity;

/** The tables of {@code docs/exports.md}, read as a reader of the document would. */
final class SchemaDocument {
    private static final Path FILE = Path.of("../docs/exports.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private SchemaDocument() {}

    /** Name and type of each column under a heading, as they are at a fidelity. */
    static List<List<String>> columns(String heading, Fidelity fidelity) throws IOException {
        List<List<String>> columns = new ArrayList<>();
        for (String line : tableUnder(heading)) {
            String[] cells = line.split("\\|");
            if (cells.length > 3 && cells[1].contains("`") && applies(cells[3], fidelity)) {
                add(cells[1], cells[2].strip(), fidelity, columns);
            }
        }
        return columns;
    }

    private static List<String> tableUnder(String heading) throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        int from = lines.indexOf(heading);
        if (from < 0) {
            throw new AssertionError("docs/exports.md has no heading " + heading);
        }
        List<String> table = new ArrayList<>();
        for (String line : lines.subList(from + 1, lines.size())) {
            if (line.startsWith("#")) {
                break;
            }
            table.add(line);
        }
        return table;
    }

    private static boolean applies(String levels, Fidelity fidelity) {
        return levels.isBlank() || levels.contains(fidelity.name().toLowerCase(Locale.ROOT));
    }

    /** {@code <joint>} in a row stands for each joint of the fidelity in turn. */
    private static void add(String names, String type, Fidelity fidelity, List<List<String>> columns) {
        if (!names.contains("<joint>")) {
            addEach(names, type, columns);
            return;
        }
        for (Joint joint : fidelity.joints()) {
            addEach(names.replace("<joint>", joint.name().toLowerCase(Locale.ROOT)), type, columns);
        }
    }

    private static void addEach(String names, String type, List<List<String>> columns) {
        Matcher matcher = NAME.matcher(names);
        while (matcher.find()) {
            columns.add(List.of(matcher.group(1), type));
        }
    }
}
