package org.trocar.server.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trocar.telemetry.playback.Marker;
import org.trocar.telemetry.playback.MarkerKind;
import org.trocar.telemetry.playback.Playback;
import org.trocar.telemetry.playback.Player;
import org.trocar.telemetry.playback.Timeline;

/** What keys do to a replay, and what is then to be seen of it. Knows no terminal; the time is handed in. */
final class ReplayControls {
    private static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0);
    private static final int TENTHS = 10;
    /** The session is looked through in portions that no one notices. */
    private static final int PORTION_TICKS = 64;

    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,6}(?:\\.\\d*)?)");

    private final Player player;
    private final Playback playback;
    private final String title;
    private String notice = "";
    /** The time being typed; null while none is. */
    private String typed;

    private boolean help;
    private boolean quit;
    /** The tick to go to as soon as the session was looked through as far; null when there is none. */
    private LongSupplier target;

    ReplayControls(Player player, String title) {
        this.player = player;
        this.title = title;
        playback = player.playback();
    }

    /** What follows a key. */
    void press(Key key, String characters, long nowNanos) {
        notice = "";
        if (help && key != Key.QUIT) {
            help = false;
            return;
        }
        switch (key) {
            case PLAY_OR_PAUSE -> playOrPause(nowNanos);
            case SECOND_BACK -> seek(playback.tick() - playback.manifest().tickHz());
            case SECOND_ON -> seek(playback.tick() + playback.manifest().tickHz());
            case TICK_BACK -> step(-1);
            case TICK_ON -> step(1);
            case PREVIOUS_ERROR -> previous("error", marker -> marker.kind() == MarkerKind.ERROR);
            case NEXT_ERROR -> next("error", marker -> marker.kind() == MarkerKind.ERROR);
            case PREVIOUS_CUE -> previous("cue", marker -> marker.kind() == MarkerKind.CUE);
            case NEXT_CUE -> next("cue", marker -> marker.kind() == MarkerKind.CUE);
            case PREVIOUS_MARKER -> previous("marker", marker -> marker.kind() != MarkerKind.EVENT);
            case NEXT_MARKER -> next("marker", marker -> marker.kind() != MarkerKind.EVENT);
            case FASTER -> speed(1, nowNanos);
            case SLOWER -> speed(-1, nowNanos);
            case TENTH -> seek(playback.lastTick() * Integer.parseInt(characters) / TENTHS);
            case GO_TO -> typed = "";
            case HELP -> help = true;
            case QUIT -> quit = true;
            case TYPED -> typed += characters;
            case RUB_OUT -> typed = typed.substring(0, Math.max(0, typed.length() - 1));
            case ENTER -> goToTyped();
            case GIVE_UP -> typed = null;
            case OTHER -> notice = typed == null ? "h explains the keys" : "";
        }
    }

    private void playOrPause(long nowNanos) {
        if (player.playing()) {
            player.pause();
        } else {
            player.play(nowNanos);
        }
    }

    private void step(int ticks) {
        player.pause();
        seek(playback.tick() + ticks);
    }

    private void speed(int faster, long nowNanos) {
        int now = SPEEDS.indexOf(nearest(player.speed()));
        player.speed(SPEEDS.get(Math.max(0, Math.min(SPEEDS.size() - 1, now + faster))), nowNanos);
    }

    private static double nearest(double speed) {
        return SPEEDS.stream()
                .min((a, b) -> Double.compare(Math.abs(a - speed), Math.abs(b - speed)))
                .orElseThrow();
    }

    private void next(String what, Predicate<Marker> wanted) {
        Optional<Marker> found = playback.timeline().after(playback.tick(), wanted);
        found.ifPresent(marker -> seek(marker.tick()));
        if (found.isEmpty()) {
            notice = playback.surveyed()
                    ? "no " + what + " after this"
                    : "no " + what + " found yet; the session is still being looked through";
        }
    }

    /** While it plays, the one just passed is not the one that is wanted. */
    private void previous(String what, Predicate<Marker> wanted) {
        long margin = player.playing() ? (long) (playback.manifest().tickHz() / 2 * Math.max(1, player.speed())) : 0;
        Optional<Marker> found = playback.timeline().before(playback.tick() - margin, wanted);
        found.ifPresent(marker -> seek(marker.tick()));
        if (found.isEmpty()) {
            notice = "no " + what + " before this";
        }
    }

    private void seek(long tick) {
        long wanted = Math.max(0, Math.min(playback.lastTick(), tick));
        target = () -> wanted;
    }

    private void goToTyped() {
        OptionalLong nanos = nanos(typed);
        if (nanos.isPresent()) {
            goTo(nanos.getAsLong());
        } else {
            notice = "\"" + typed + "\" is no time; type seconds such as 75.5, or minutes and seconds such as 1:15.5";
        }
        typed = null;
    }

    /** Goes to a session time; where its tick is may turn out only on the way there. */
    void goTo(long sessionNanos) {
        Timeline timeline = playback.timeline();
        target = () -> Math.min(playback.lastTick(), timeline.tickAt(sessionNanos));
    }

    /** Seconds, or minutes and seconds, as a person types them; empty for anything else. */
    static OptionalLong nanos(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return OptionalLong.empty();
        }
        double minutes = time.group(1) == null ? 0 : Double.parseDouble(time.group(1));
        return OptionalLong.of(Math.round((minutes * 60 + Double.parseDouble(time.group(2))) * 1e9));
    }

    /** A portion of what is to be done: moves on, looks ahead. */
    void work(long nowNanos) {
        if (!playback.surveyed()) {
            playback.survey(PORTION_TICKS);
        }
        if (target == null) {
            player.advance(nowNanos, session -> {});
        } else if (playback.surveyed() || playback.surveyedTick() >= target.getAsLong()) {
            player.seek(target.getAsLong(), nowNanos);
            target = null;
        }
    }

    /** Whether there is work that does not wait for time to pass. */
    boolean busy() {
        return target != null || !playback.surveyed();
    }

    boolean playing() {
        return player.playing();
    }

    /** Whether a time is being typed. */
    boolean typing() {
        return typed != null;
    }

    boolean quit() {
        return quit;
    }

    ReplayView view() {
        return new ReplayView(
                title,
                playback.manifest().scenario(),
                Scene.of(playback.session()),
                position(),
                playback.timeline().markers(),
                bottom(),
                help);
    }

    private ReplayView.Position position() {
        return new ReplayView.Position(
                playback.tick(),
                playback.lastTick(),
                playback.surveyedTick(),
                playback.session().sessionNanos(),
                playback.timeline().sessionNanos(playback.lastTick()),
                player.playing(),
                player.speed());
    }

    private String bottom() {
        if (typed != null) {
            return "go to (seconds or m:ss): " + typed + "_    Enter goes, Esc gives up";
        }
        if (!notice.isEmpty()) {
            return notice;
        }
        if (target != null) {
            return String.format(
                    Locale.ROOT,
                    "going there: looked through %s of %s",
                    Text.time(playback.timeline().sessionNanos(playback.surveyedTick())),
                    Text.time(playback.timeline().sessionNanos(playback.lastTick())));
        }
        return trouble();
    }

    /** What is wrong with the record stays in sight. */
    private String trouble() {
        if (!playback.damage().isEmpty()) {
            return "DAMAGED: " + playback.damage().get(0).message();
        }
        return playback.divergence()
                .map(first -> "DIVERGED: " + first.message())
                .orElse("");
    }
}
