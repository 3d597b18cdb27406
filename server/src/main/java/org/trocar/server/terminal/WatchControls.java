package org.trocar.server.terminal;

import java.util.List;
import java.util.Optional;
import org.trocar.protos.v1.Direction;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.WatchTable;
import org.trocar.protos.v1.WatchedSession;
import org.trocar.server.desk.Order;

/**
 * What keys do to the table of sessions: choose one, ask what is to be done with it, by whom and why. What was decided is an {@link Order} for
 * whoever asks. Knows neither terminal nor server.
 */
final class WatchControls {
    private static final int MAX_TEXT = 500;
    private static final int MAX_AUTHOR = 48;
    private static final String YES = "y";

    private final String address;
    private Optional<WatchTable> table = Optional.empty();
    private String chosen = "";
    private String author;
    private String notice = "";
    private String trouble = "";
    /** Null while nothing is being asked. */
    private Asking asking;

    private Optional<Order> order = Optional.empty();
    private boolean help;
    private boolean quit;

    /** What is asked in the last line, about one session. */
    private static final class Asking {
        private final Direction direction;
        private final WatchedSession session;
        private Step step;
        private String typed = "";
        private String text = "";

        Asking(Direction direction, WatchedSession session, Step step) {
            this.direction = direction;
            this.session = session;
            this.step = step;
        }

        void go(Step next) {
            step = next;
            typed = "";
        }
    }

    private enum Step {
        AUTHOR,
        TEXT,
        SURE
    }

    /** @param author who is at the keys; empty to be asked for */
    WatchControls(String address, String author) {
        this.address = address;
        this.author = author;
    }

    /** The newest table. A chosen session that is gone leaves the choice to the one that took its place. */
    void show(WatchTable newest) {
        int before = index();
        table = Optional.of(newest);
        trouble = "";
        if (index() < 0) {
            choose(Math.max(0, before));
        }
    }

    /** No table comes any more, for now. */
    void trouble(String why) {
        trouble = why;
    }

    /** What became of an order. */
    void answered(String words) {
        notice = words;
    }

    private List<WatchedSession> sessions() {
        return table.map(WatchTable::getSessionsList).orElse(List.of());
    }

    private int index() {
        List<String> ids = sessions().stream().map(WatchedSession::getSessionId).toList();
        return ids.indexOf(chosen);
    }

    private void choose(int index) {
        int last = sessions().size() - 1;
        chosen = last < 0
                ? ""
                : sessions().get(Math.max(0, Math.min(last, index))).getSessionId();
    }

    /** What follows a key. */
    void press(WatchKey key, String characters) {
        notice = "";
        if (key == WatchKey.QUIT) {
            quit = true;
        } else if (help) {
            help = false;
        } else if (asking != null) {
            answer(key, characters);
        } else {
            command(key);
        }
    }

    private void command(WatchKey key) {
        switch (key) {
            case UP -> choose(index() - 1);
            case DOWN -> choose(index() + 1);
            case PAUSE_OR_RESUME -> ask(Direction.DIRECTION_PAUSE);
            case MARK -> ask(Direction.DIRECTION_MARK);
            case TELL -> ask(Direction.DIRECTION_MESSAGE);
            case END -> ask(Direction.DIRECTION_END);
            case HELP -> help = true;
            default -> notice = "h explains the keys";
        }
    }

    private void ask(Direction wanted) {
        if (index() < 0) {
            notice = "there is no session to do that with";
            return;
        }
        WatchedSession session = sessions().get(index());
        boolean paused = session.getStatus() == SessionStatus.SESSION_STATUS_PAUSED;
        Direction direction = wanted == Direction.DIRECTION_PAUSE && paused ? Direction.DIRECTION_RESUME : wanted;
        asking = new Asking(direction, session, author.isEmpty() ? Step.AUTHOR : Step.TEXT);
    }

    private void answer(WatchKey key, String characters) {
        switch (key) {
            case TYPED -> type(characters);
            case RUB_OUT ->
                asking.typed = asking.typed.substring(
                        0, asking.typed.isEmpty() ? 0 : asking.typed.offsetByCodePoints(asking.typed.length(), -1));
            case ENTER -> enter(asking.typed.strip());
            case GIVE_UP -> asking = null;
            default -> {}
        }
    }

    /** Keys that are no characters have control characters in them. */
    private void type(String characters) {
        int most = asking.step == Step.AUTHOR ? MAX_AUTHOR : MAX_TEXT;
        boolean text = characters.codePoints().noneMatch(Character::isISOControl);
        if (text && asking.typed.length() + characters.length() <= most) {
            asking.typed += characters;
        }
    }

    private void enter(String typed) {
        switch (asking.step) {
            case AUTHOR -> {
                author = typed;
                asking.go(typed.isEmpty() ? Step.AUTHOR : Step.TEXT);
            }
            case TEXT -> enterText(typed);
            case SURE -> {
                if (typed.equalsIgnoreCase(YES)) {
                    decide();
                } else {
                    asking = null;
                    notice = "not ended";
                }
            }
        }
    }

    private void enterText(String typed) {
        boolean mayBeEmpty =
                asking.direction == Direction.DIRECTION_PAUSE || asking.direction == Direction.DIRECTION_RESUME;
        if (typed.isEmpty() && !mayBeEmpty) {
            return;
        }
        asking.text = typed;
        if (asking.direction == Direction.DIRECTION_END) {
            asking.go(Step.SURE);
        } else {
            decide();
        }
    }

    private void decide() {
        order = Optional.of(new Order(asking.session.getSessionId(), asking.direction, author, asking.text));
        notice = who() + ": asked for";
        asking = null;
    }

    /** What was decided since this was last asked. */
    Optional<Order> takeOrder() {
        Optional<Order> taken = order;
        order = Optional.empty();
        return taken;
    }

    /** Whether something is being typed. */
    boolean typing() {
        return asking != null;
    }

    boolean quit() {
        return quit;
    }

    WatchView view() {
        return new WatchView(address, table, chosen, bottom(), help);
    }

    private String bottom() {
        if (asking != null) {
            return question() + asking.typed + "_";
        }
        return notice.isEmpty() ? trouble : notice;
    }

    private String question() {
        return switch (asking.step) {
            case AUTHOR -> "who are you? ";
            case TEXT -> what() + who() + (asking.direction == Direction.DIRECTION_MESSAGE ? ": " : ", why? ");
            case SURE -> "end " + who() + "? It cannot be undone. y and Enter ends it: ";
        };
    }

    private String what() {
        return switch (asking.direction) {
            case DIRECTION_PAUSE -> "pause ";
            case DIRECTION_RESUME -> "let go on ";
            case DIRECTION_MARK -> "mark ";
            case DIRECTION_MESSAGE -> "tell ";
            default -> "end ";
        };
    }

    private String who() {
        return asking.session.getLearnerPseudonym();
    }
}
