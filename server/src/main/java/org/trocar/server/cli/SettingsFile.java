package org.trocar.server.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trocar.core.content.Spelling;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a file of settings: one {@code key: value} a line, where the keys are options without their hyphens. */
final class SettingsFile {
    private final Path file;
    private final Collection<String> known;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private SettingsFile(Path file, Collection<String> known) {
        this.file = file;
        this.known = known;
    }

    /**
     * @param known the keys there are
     * @throws UserError naming the line, when anything in it is wrong
     */
    static Map<String, Setting> read(Path file, Collection<String> known) {
        SettingsFile settings = new SettingsFile(file, known);
        settings.enterAll();
        return settings.settings;
    }

    private void enterAll() {
        Node root = root();
        if (root instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::enter);
        } else if (root != null) {
            throw wrong(root, "this is no setting", "write key: value, such as port: 7410");
        }
    }

    /** Null of an empty file. Nothing is ever constructed of what it says. */
    private Node root() {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
        } catch (MarkedYAMLException e) {
            // Where the line began that the reader found no sense in, rather than where it gave up.
            Mark mark = e.getContextMark() == null ? e.getProblemMark() : e.getContextMark();
            throw wrong(mark, e.getProblem(), "write key: value, such as port: 7410");
        } catch (IOException | YAMLException e) {
            throw UserError.usage("the settings in " + file + " cannot be read (" + e + ")");
        }
    }

    private void enter(NodeTuple entry) {
        String key = text(entry.getKeyNode());
        if (!known.contains(key)) {
            throw wrong(entry.getKeyNode(), "there is no setting \"" + key + "\"", guess(key, known));
        }
        String value = text(entry.getValueNode());
        int line = entry.getKeyNode().getStartMark().getLine() + 1;
        if (settings.put(key, Setting.ofFile(key, value, file.toString(), line)) != null) {
            throw wrong(entry.getKeyNode(), key + " stands there twice", "remove one of them");
        }
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
            return scalar.getValue();
        }
        throw wrong(node, "a setting has one value", "write key: value, such as port: 7410");
    }

    private UserError wrong(Node where, String what, String remedy) {
        return wrong(where.getStartMark(), what, remedy);
    }

    private UserError wrong(Mark where, String what, String remedy) {
        return UserError.usage(file + ", line " + (where.getLine() + 1) + ": " + what, remedy);
    }

    static String guess(String key, Collection<String> known) {
        return Spelling.nearest(key, known)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElseGet(() -> "give one of: " + String.join(", ", known));
    }
}
