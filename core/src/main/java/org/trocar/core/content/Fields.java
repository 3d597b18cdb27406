package org.trocar.core.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The keys and values of one group in the file.
 *
 * <p>Reading never stops at a problem, so that all of them are found: a value that is missing or wrong is reported and given as NaN, −1,
 * null or an empty list. {@link #finish} must be called last: it reports the keys that nobody asked for and those asked for in vain.
 */
final class Fields {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final String A_KEY = "a key of small letters, digits and underscores that starts with a letter";
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

    private final String path;
    private final Problems problems;
    private final boolean present;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    private Fields(String path, Problems problems, boolean present) {
        this.path = path;
        this.problems = problems;
        this.present = present;
    }

    static Fields root(Node node, Problems problems) {
        problems.place("", node.getStartMark());
        return of("", node, problems);
    }

    /** The path must have been placed. */
    private static Fields of(String path, Node node, Problems problems) {
        boolean isGroup = node instanceof MappingNode;
        Fields fields = new Fields(path, problems, isGroup);
        if (isGroup) {
            ((MappingNode) node).getValue().forEach(fields::enter);
        } else {
            problems.at(path, fields.name() + " is not a group; write 'key: value' lines, indented alike");
        }
        return fields;
    }

    private void enter(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            problems.at(entry.getKeyNode().getStartMark(), "a key in " + name() + " is not a word; write 'key: value'");
            return;
        }
        Node value = entry.getValueNode();
        if (values.containsKey(key.getValue())) {
            int first = values.get(key.getValue()).getStartMark().getLine() + 1;
            String text = "duplicate key '%s' in %s, first on line %d; remove one of them";
            problems.at(key.getStartMark(), text.formatted(key.getValue(), name(), first));
            return;
        }
        values.put(key.getValue(), value);
        problems.place(pathOf(key.getValue()), (value instanceof ScalarNode ? value : key).getStartMark());
    }

    /** Of a group whose keys are an enum's constants: those it has, in the order of the file. Other keys are reported. */
    <E extends Enum<E>> List<E> keys(Class<E> type) {
        List<E> found = new ArrayList<>();
        for (String key : values.keySet()) {
            E constant = constantOf(key, type);
            asked.add(key);
            if (constant == null) {
                String guess = Spelling.suggestion(key, constants(type));
                problems.at(pathOf(key), "unknown key '" + key + "' in " + name() + "; write " + oneOf(type) + guess);
            } else {
                found.add(constant);
            }
        }
        return found;
    }

    /** Of a group whose keys are names that the file gives: those names, in the order of the file. None is a problem. */
    List<String> names() {
        if (present && values.isEmpty()) {
            problems.at(path, name() + " is empty; add 'name: value' lines");
        }
        for (String key : values.keySet()) {
            if (!NAME.matcher(key).matches()) {
                String text = "the key '%s' in %s is no name; write letters, digits and hyphens, a letter first";
                problems.at(pathOf(key), text.formatted(key, name()));
            }
        }
        return List.copyOf(values.keySet());
    }

    /** Asks for keys whose values don't matter here, so that they are not called unknown. */
    void passOver(String... keys) {
        asked.addAll(List.of(keys));
    }

    /** Of a group whose keys are of the file's own making: each with its text, in the order of the file; problems are reported. */
    Map<String, String> textsByKey(int maxLength) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String key : values.keySet()) {
            if (!KEY.matcher(key).matches()) {
                problems.at(pathOf(key), "the key '" + key + "' in " + name() + " is no key; write " + A_KEY);
            }
            String text = text(key, maxLength);
            if (text != null) {
                found.put(key, text.strip());
            }
        }
        return found;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** A {@link #name} that may be left out; empty then, or when it is wrong. */
    Optional<String> optionalName(String key) {
        asked.add(key);
        return has(key) ? Optional.ofNullable(name(key)) : Optional.empty();
    }

    /** An SI value between two bounds that are written as in a file; NaN when missing or wrong. */
    double quantity(String key, Dimension dimension, String least, String most) {
        String expected = dimension.from(least, most);
        String text = scalar(key, expected);
        if (text == null) {
            return Double.NaN;
        }
        try {
            return dimension.parse(text, least, most);
        } catch (IllegalArgumentException wrong) {
            complain(key, "is '" + text + "', which " + wrong.getMessage() + "; write " + expected);
            return Double.NaN;
        }
    }

    /** −1 when missing or wrong. */
    int wholeNumber(String key, int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        String text = scalar(key, expected);
        if (text == null) {
            return -1;
        }
        int value = WHOLE_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            complain(key, "is '" + text + "'; write " + expected);
            return -1;
        }
        return value;
    }

    /** Null when missing or wrong. */
    String text(String key, int maxLength) {
        String expected = "a text of at most " + maxLength + " characters";
        String text = scalar(key, expected);
        if (text != null && (text.isBlank() || text.length() > maxLength)) {
            complain(key, "has " + text.strip().length() + " characters; write " + expected);
            return null;
        }
        return text;
    }

    /** Letters, digits and hyphens; null when missing or wrong. */
    String name(String key) {
        String expected = "a name of letters, digits and hyphens that starts with a letter";
        String text = scalar(key, expected);
        if (text != null && !NAME.matcher(text).matches()) {
            complain(key, "is '" + text + "'; write " + expected);
            return null;
        }
        return text;
    }

    /** Small letters, digits and underscores; null when missing or wrong. */
    String key(String key) {
        String text = scalar(key, A_KEY);
        if (text != null && !KEY.matcher(text).matches()) {
            complain(key, "is '" + text + "'; write " + A_KEY);
            return null;
        }
        return text;
    }

    /** One of the words that are known; null when missing or wrong. */
    String oneOf(String key, Collection<String> known, String what) {
        String text = scalar(key, what);
        if (text != null && !known.contains(text)) {
            complain(key, "is '" + text + "'; write " + what + Spelling.suggestion(text, known));
            return null;
        }
        return text;
    }

    /** Several texts; none of them wrong, or the list is empty. */
    List<String> texts(String key, int maxLength) {
        List<String> found = new ArrayList<>();
        int index = 0;
        for (Node item : items(key, "a list such as [one, two]")) {
            String at = placed(key, item, index++);
            String text = item instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (text.isBlank() || text.length() > maxLength) {
                problems.at(at, at + " is no text of at most " + maxLength + " characters; write one");
            } else {
                found.add(text);
            }
        }
        return found;
    }

    /** A group that may be left out. */
    Optional<Fields> optionalGroup(String key) {
        asked.add(key);
        return has(key) ? Optional.of(group(key)) : Optional.empty();
    }

    /** {@link #groups} that may be left out; none then. */
    List<Fields> optionalGroups(String key) {
        asked.add(key);
        return has(key) ? groups(key) : List.of();
    }

    /** One of an enum's constants, written in lower case; null when missing or wrong. */
    <E extends Enum<E>> E word(String key, Class<E> type) {
        String text = scalar(key, oneOf(type));
        return text == null ? null : word(pathOf(key), text, type);
    }

    /** Several of an enum's constants, none of them twice. */
    <E extends Enum<E>> List<E> words(String key, Class<E> type) {
        List<E> found = new ArrayList<>();
        int index = 0;
        for (Node item : items(key, "a list such as [" + String.join(", ", constants(type)) + "]")) {
            String at = placed(key, item, index++);
            E constant = word(at, item instanceof ScalarNode scalar ? scalar.getValue() : "a group or a list", type);
            if (constant != null && found.contains(constant)) {
                problems.at(at, pathOf(key) + " names '" + keyOf(constant) + "' twice; remove one of them");
            } else if (constant != null) {
                found.add(constant);
            }
        }
        return found;
    }

    Fields group(String key) {
        Node value = ask(key, "a group of 'key: value' lines");
        return value == null ? new Fields(pathOf(key), problems, false) : of(pathOf(key), value, problems);
    }

    /** A list of groups; group i stands at {@code path[i]}. */
    List<Fields> groups(String key) {
        List<Fields> groups = new ArrayList<>();
        for (Node item : items(key, "a list of '- {key: value, …}' lines")) {
            groups.add(of(placed(key, item, groups.size()), item, problems));
        }
        return groups;
    }

    void finish() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                reportUnknown(key);
            }
        }
        missing.forEach((key, expected) ->
                problems.at(path, name() + " has no '" + key + "'; add '" + key + ":' with " + expected));
    }

    /** A misspelt key is one problem, not an unknown and a missing one. */
    private void reportUnknown(String key) {
        Optional<String> meant = Spelling.nearest(key, missing.keySet()).or(() -> Spelling.nearest(key, asked));
        meant.ifPresent(missing::remove);
        String remedy = meant.map(guess -> "; did you mean '" + guess + "'?")
                .orElseGet(() -> "; it may have: " + String.join(", ", asked));
        problems.at(pathOf(key), "unknown key '" + key + "' in " + name() + remedy);
    }

    private void complain(String key, String text) {
        problems.at(pathOf(key), pathOf(key) + " " + text);
    }

    private List<Node> items(String key, String expected) {
        Node value = ask(key, expected);
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (value != null) {
            complain(key, "is not a list; write " + expected);
        }
        return List.of();
    }

    private String placed(String key, Node item, int index) {
        String itemPath = pathOf(key) + "[" + index + "]";
        problems.place(itemPath, item.getStartMark());
        return itemPath;
    }

    /** The text of a value, or null when there is none. */
    private String scalar(String key, String expected) {
        Node value = ask(key, expected);
        if (value == null) {
            return null;
        }
        if (!(value instanceof ScalarNode scalar)) {
            complain(key, "is a group or a list; write " + expected);
            return null;
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            complain(key, "is empty; write " + expected);
            return null;
        }
        return scalar.getValue();
    }

    private Node ask(String key, String expected) {
        asked.add(key);
        Node value = values.get(key);
        if (value == null && present) {
            missing.put(key, expected);
        }
        return value;
    }

    private <E extends Enum<E>> E word(String at, String text, Class<E> type) {
        E constant = constantOf(text, type);
        if (constant == null) {
            String guess = Spelling.suggestion(text, constants(type));
            problems.at(at, at + " is '" + text + "'; write " + oneOf(type) + guess);
        }
        return constant;
    }

    private static <E extends Enum<E>> E constantOf(String text, Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> keyOf(constant).equals(text))
                .findFirst()
                .orElse(null);
    }

    private static <E extends Enum<E>> String oneOf(Class<E> type) {
        return "one of: " + String.join(", ", constants(type));
    }

    private static <E extends Enum<E>> List<String> constants(Class<E> type) {
        return Stream.of(type.getEnumConstants()).map(Fields::keyOf).toList();
    }

    private static String keyOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private String name() {
        return path.isEmpty() ? "the file" : path;
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
