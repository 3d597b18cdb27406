package org.trocar.server.terminal;

import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * A terminal's keys as what they ask for.
 *
 * @param <K> what can be asked
 */
final class Keyboard<K> {
    private static final long ESCAPE_MILLIS = 100;

    private final BindingReader reader;
    private final KeyMap<K> commands;
    private final KeyMap<K> typing;
    private final K quit;

    /**
     * @param commands the keys while nothing is typed
     * @param typing the keys while something is
     * @param quit what the end of all keys asks for
     */
    Keyboard(Terminal terminal, KeyMap<K> commands, KeyMap<K> typing, K quit) {
        reader = new BindingReader(terminal.reader());
        this.commands = commands;
        this.typing = typing;
        this.quit = quit;
    }

    /**
     * Without any key yet. A lone escape is told from the beginning of an arrow by what follows, or does not.
     *
     * @param other what all other keys ask for
     */
    static <K> KeyMap<K> map(K other) {
        KeyMap<K> map = new KeyMap<>();
        map.setNomatch(other);
        map.setUnicode(other);
        map.setAmbiguousTimeout(ESCAPE_MILLIS);
        return map;
    }

    /**
     * Waits for a key.
     *
     * @param typed whether something is being typed
     * @param millis how long to wait at most, 1 or more
     * @return null when none came
     */
    K await(boolean typed, long millis) {
        int next = reader.peekCharacter(millis);
        if (next == NonBlockingReader.READ_EXPIRED) {
            return null;
        }
        K key = next < 0 ? quit : reader.readBinding(typed ? typing : commands);
        return key == null ? quit : key;
    }

    /** The characters of the last key. */
    String characters() {
        return reader.getLastBinding();
    }
}
