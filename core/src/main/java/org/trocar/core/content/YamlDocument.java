package org.trocar.core.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A file's bytes as a tree of YAML nodes, each of which knows its line. No object is ever constructed from the file; aliases, tags and
 * deep nesting, which a scenario needs none of, are refused before the tree is built.
 */
final class YamlDocument {
    private static final int MAX_DEPTH = 12;

    private final byte[] bytes;
    private final Problems problems;

    YamlDocument(byte[] bytes, Problems problems) {
        this.bytes = bytes;
        this.problems = problems;
    }

    /** @throws ScenarioException when the bytes are not one plain YAML document */
    Node root() {
        String text = decode();
        try {
            refuseWhatIsNotPlain(parser(text));
            return compose(text);
        } catch (ReaderException unprintable) {
            String character = String.format("U+%04X", unprintable.getCodePoint());
            throw fail(line(text, unprintable.getPosition()), "the character " + character + " is not text; remove it");
        } catch (MarkedYAMLException malformed) {
            int line = malformed.getProblemMark().getLine() + 1;
            throw fail(
                    line, "not valid YAML (" + malformed.getProblem() + "); check indentation, colons and quotes here");
        } catch (YAMLException malformed) {
            // For some braces the parser has no line.
            throw fail(1, "not valid YAML (" + malformed.getMessage() + "); check braces and indentation in all of it");
        }
    }

    private Node compose(String text) {
        Node root = new Composer(parser(text), new Resolver(), new LoaderOptions()).getSingleNode();
        if (root == null) {
            throw fail(1, "it is empty; start with 'schema: 2'");
        }
        return root;
    }

    private static Parser parser(String text) {
        return new ParserImpl(new StreamReader(text), new LoaderOptions());
    }

    private void refuseWhatIsNotPlain(Parser events) {
        int depth = 0;
        while (!events.checkEvent(Event.ID.StreamEnd)) {
            Event event = events.getEvent();
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            String refusal = refusal(event, depth);
            if (refusal != null) {
                throw fail(event.getStartMark().getLine() + 1, refusal);
            }
        }
    }

    private static String refusal(Event event, int depth) {
        if (depth > MAX_DEPTH) {
            return "nested deeper than " + MAX_DEPTH + " levels; a scenario is flatter, check brackets and indentation";
        }
        if (event instanceof AliasEvent alias) {
            return "aliases such as '*" + alias.getAnchor() + "' are not read; write the value out";
        }
        String tag = tag(event);
        return tag == null ? null : "tags such as '" + tag + "' are not read; remove it and keep the value";
    }

    private static String tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent collection ? collection.getTag() : null;
    }

    private String decode() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (decoder.decode(in, out, true).isError()) {
            throw fail(line(out.flip().toString(), out.length()), "not UTF-8 text; save the file as UTF-8");
        }
        return out.flip().toString();
    }

    private static int line(String text, int position) {
        return 1 + (int) text.chars().limit(position).filter(c -> c == '\n').count();
    }

    private ScenarioException fail(int line, String text) {
        problems.at(line, 1, text);
        problems.throwIfAny();
        throw new IllegalStateException("a problem was added above");
    }
}
