package org.trocar.server.terminal;

import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Which keys ask for what in a replay. */
final class ReplayKeys {
    private ReplayKeys() {}

    static Keyboard<Key> of(Terminal terminal) {
        return new Keyboard<>(terminal, commands(terminal), typing(), Key.QUIT);
    }

    private static KeyMap<Key> commands(Terminal terminal) {
        KeyMap<Key> commands = Keyboard.map(Key.OTHER);
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
        return commands;
    }

    private static KeyMap<Key> typing() {
        KeyMap<Key> typing = Keyboard.map(Key.OTHER);
        for (char character : "0123456789.:".toCharArray()) {
            typing.bind(Key.TYPED, String.valueOf(character));
        }
        typing.bind(Key.RUB_OUT, "\177", "\b");
        typing.bind(Key.ENTER, "\r", "\n");
        typing.bind(Key.GIVE_UP, "\033", "q", "g");
        typing.bind(Key.QUIT, KeyMap.ctrl('C'), KeyMap.ctrl('D'));
        return typing;
    }
}
