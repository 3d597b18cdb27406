package org.trocar.server.terminal;

import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Which keys ask for what in the table of sessions. */
final class WatchKeys {
    private WatchKeys() {}

    static Keyboard<WatchKey> of(Terminal terminal) {
        return new Keyboard<>(terminal, commands(terminal), typing(), WatchKey.QUIT);
    }

    private static KeyMap<WatchKey> commands(Terminal terminal) {
        KeyMap<WatchKey> commands = Keyboard.map(WatchKey.OTHER);
        commands.bind(WatchKey.UP, KeyMap.key(terminal, Capability.key_up), "\033[A", "\033OA", "k");
        commands.bind(WatchKey.DOWN, KeyMap.key(terminal, Capability.key_down), "\033[B", "\033OB", "j");
        commands.bind(WatchKey.PAUSE_OR_RESUME, "p", " ");
        commands.bind(WatchKey.MARK, "m");
        commands.bind(WatchKey.TELL, "t");
        commands.bind(WatchKey.END, "e");
        commands.bind(WatchKey.HELP, "h", "?");
        commands.bind(WatchKey.QUIT, "q", "Q", KeyMap.ctrl('C'), KeyMap.ctrl('D'));
        commands.bind(WatchKey.GIVE_UP, "\033");
        return commands;
    }

    private static KeyMap<WatchKey> typing() {
        KeyMap<WatchKey> typing = Keyboard.map(WatchKey.TYPED);
        typing.bind(WatchKey.RUB_OUT, "\177", "\b");
        typing.bind(WatchKey.ENTER, "\r", "\n");
        typing.bind(WatchKey.GIVE_UP, "\033");
        typing.bind(WatchKey.QUIT, KeyMap.ctrl('C'), KeyMap.ctrl('D'));
        return typing;
    }
}
