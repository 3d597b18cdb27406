package org.trocar.telemetry.export.session;

import java.util.List;
import java.util.OptionalLong;
import org.trocar.telemetry.folder.Damage;

/**
 * How far a session could be exported.
 *
 * @param lastTick the last tick that is in the files
 * @param frames how many frames are in the files
 * @param interrupted whether the session was never closed, so that the files end with its last seal
 * @param damage why the files end before the record does; empty when they hold all of it
 * @param firstDivergedTick where the replay that movements and cues come from first differed from the record, if it did
 */
public record SessionEnd(
        long lastTick, long frames, boolean interrupted, List<Damage> damage, OptionalLong firstDivergedTick) {
    public SessionEnd {
        damage = List.copyOf(damage);
    }

    /** Whether the files hold all that the session's record holds. */
    public boolean whole() {
        return damage.isEmpty() && firstDivergedTick.isEmpty();
    }

    /** One sentence for people, which may name files and so sessions. */
    public String message() {
        return damage.isEmpty() ? summary() : summary() + ": " + damage.get(0).message();
    }

    /** The same without names. */
    public String summary() {
        if (!damage.isEmpty()) {
            return "damaged; exported up to tick " + lastTick;
        }
        if (firstDivergedTick.isPresent()) {
            return "movements and cues are not to be trusted: replayed, tick " + firstDivergedTick.getAsLong()
                    + " differs from the record; \"trocar grade SESSION --verify\" says how";
        }
        return interrupted ? "interrupted; exported up to its last seal, tick " + lastTick : "whole";
    }
}
