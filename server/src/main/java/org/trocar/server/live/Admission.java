package org.trocar.server.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trocar.core.session.LoopLoad;
import org.trocar.core.session.Pace;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.Warning;

/**
 * Whether machine and loop threads have room for another session, and what whoever opens one has to know first. Sessions in lockstep
 * give way to others, so they are never too many for the loops; sessions that are resumed have been let in before.
 */
public final class Admission {
    /** Later than this in every second, and hands are shown late: a tick at 90 Hz. */
    private static final long LATE_NANOS = 11_000_000L;

    private final Obstacle obstacles;
    private final DiskWatermark watermark;
    private final Loops loops;
    private final int maxBusyPercent;

    /**
     * @param obstacles what the machine may lack for any session
     * @param watermark what fills the disk
     * @param maxBusyPercent of a loop's time that real-time sessions may take together, as far as is known when one is opened; 100 for no bound
     */
    public Admission(Obstacle obstacles, DiskWatermark watermark, Loops loops, int maxBusyPercent) {
        this.obstacles = obstacles;
        this.watermark = watermark;
        this.loops = loops;
        this.maxBusyPercent = maxBusyPercent;
    }

    /** What came of asking to be let in. */
    sealed interface Answer {
        /** The seat is the session's until it is left. */
        record LetIn(Seat seat) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    /** Keeps a seat for such a session, or says why it may not open now. Asks the machine. */
    Answer answer(OpenRequest request) {
        Optional<Refusal> obstacle = obstacles.refusal("open");
        return obstacle.isPresent() ? new Answer.Refused(obstacle.get()) : seat(request);
    }

    /** The same for one whose server died. */
    Optional<Refusal> resumeRefusal() {
        return obstacles.refusal("resume");
    }

    private Answer seat(OpenRequest request) {
        Seat.Kind kind = new Seat.Kind(request.scenario().scenario().id(), request.tickHz(), request.pace());
        if (request.pace() == Pace.LOCKSTEP || maxBusyPercent >= 100) {
            return new Answer.LetIn(loops.take(kind));
        }
        Loops.Seating seating = loops.ask(kind, maxBusyPercent);
        if (seating instanceof Loops.Seating.NoRoom noRoom) {
            return new Answer.Refused(tooBusy(noRoom.taken(), noRoom.more()));
        }
        return new Answer.LetIn(((Loops.Seating.Taken) seating).seat());
    }

    private Refusal tooBusy(double taken, double more) {
        return Refusal.newBuilder()
                .setCode(RefusalCode.REFUSAL_CODE_TOO_BUSY)
                .setField("open")
                .setValue(
                        percent(taken) + " of the simulation's time is taken, and this session needs " + percent(more))
                .setRemedy("try again when another session has ended: with more than " + maxBusyPercent
                        + " % the others would be late; or start the server with more --threads, on more cores, or with a"
                        + " higher --max-busy")
                .build();
    }

    /**
     * What will not suffice for a session of this kind that is opened now. Asks the disk.
     *
     * @param load of the loop that has been chosen for it
     */
    List<Warning> warnings(OpenRequest request, LoopLoad load) {
        List<Warning> warnings = new ArrayList<>();
        watermark.warning().ifPresent(warnings::add);
        if (request.pace() == Pace.REALTIME && load.latenessNanos() >= LATE_NANOS) {
            warnings.add(late(load));
        }
        return warnings;
    }

    private Warning late(LoopLoad load) {
        return Warning.newBuilder()
                .setField("load")
                .setValue(String.format(
                        Locale.ROOT,
                        "ticks begin up to %d ms late, in every one of the last seconds; sessions take %s of their thread",
                        load.latenessNanos() / 1_000_000,
                        percent(load.busyShare())))
                .setRemedy("close what else runs on the server's machine, or give it more cores: it has "
                        + Runtime.getRuntime().availableProcessors() + ", of which " + loops.count() + " simulate")
                .build();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
