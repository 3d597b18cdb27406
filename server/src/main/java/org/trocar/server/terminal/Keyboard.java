package org.trocar.server.terminal;

import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** A terminal's keys as what they ask for. */
final class Keyboard {
    private static final long ESCAPE_MILLIS = 100;

    private final BindingReader reader;
    private final KeyMap<Key> commands = new KeyMap<>();
    private final KeyMap<Key> typing = new KeyMap<>();

    Keyboard(Terminal terminal) {
        reader = new BindingReader(terminal.reader());
        bindCommands(terminal);
        bindTyping();
    }

    private void bindCommands(Terminal terminal) {
        prepare(commands, Key.OTHER);
        commands.bind(Key.PLAY_OR_PAUSE, " ");
        commands.bind(Key.SECOND_BACK, KeyMap.key(terminal, Capability.key_left), "\033[D", "\033OD");
        commands.bind(Key.SECOND_ON, KeyMap.key(terminal, Capability.key_right), "\033[C", "\033OC");
        commands.bind(Key.TICK_BACK, ",", "\033[1;2D");
        commands.bind(Key.TICK_ON, ".", "\033[1;2C");
        commands.bind(Key.PREVIOUS_ERROR, "[");
        commands.bind(Key.NEXT_ERROR, "]");
        commands.bind(Key.PREVIOUS_CUE, "{");
        commands.bind(Key.NEXT_CUE, "}");
        commands.bind(Key.PREVIOUS_MARKER, "p");
        commands.bind(Key.NEXT_MARKER, "n");
        commands.bind(Key.FASTER, "+", "=");
        commands.bind(Key.SLOWER, "-", "_");
        commands.bind(Key.GO_TO, "g");
        commands.bind(Key.HELP, "h", "?");
        commands.bind(Key.QUIT, "q", "Q", KeyMap.ctrl('C'), KeyMap.ctrl('D'));
        commands.bind(Key.GIVE_UP, "\033");
        for (char digit = '0'; digit <= '9'; digit++) {
            commands.bind(Key.TENTH, String.valueOf(digit));
        }
    }

    private void bindTyping() {
        prepare(typing, Key.OTHER);
        for (char character : "0123456789.:".toCharArray()) {
            typing.bind(Key.TYPED, String.valueOf(character));
        }
        typing.bind(Key.RUB_OUT, "\177", "\b");
        typing.bind(Key.ENTER, "\r", "\n");
        typing.bind(Key.GIVE_UP, "\033", "q", "g");
        typing.bind(Key.QUIT, KeyMap.ctrl('C'), KeyMap.ctrl('D'));
    }

    /** A lone escape is told from the beginning of an arrow by what follows, or does not. */
    private static void prepare(KeyMap<Key> map, Key other) {
        map.setNomatch(other);
        map.setUnicode(other);
        map.setAmbiguousTimeout(ESCAPE_MILLIS);
    }

    /**
     * Waits for a key.
     *
     * @param typed whether a time is being typed
     * @param millis how long to wait at most, 1 or more
     * @return null when none came; {@link Key#QUIT} when there will be none any more
     */
    Key await(boolean typed, long millis) {
        int next = reader.peekCharacter(millis);
        if (next == NonBlockingReader.READ_EXPIRED) {
            return null;
        }
        Key key = next < 0 ? Key.QUIT : reader.readBinding(typed ? typing : commands);
        return key == null ? Key.QUIT : key;
    }

    /** The characters of the last key. */
    String characters() {
        return reader.getLastBinding();
    }
}
