package org.trocar.server.live;

import java.util.List;
import java.util.Optional;
import org.trocar.protos.v1.Refusal;

/** What may keep this machine from taking another session just now. */
@FunctionalInterface
public interface Obstacle {
    /**
     * Why no session may begin, or empty. Asks the machine: for worker threads.
     *
     * @param field what the client asked with, open or resume
     */
    Optional<Refusal> refusal(String field);

    /** The first of several that stands in the way. */
    static Obstacle firstOf(Obstacle... obstacles) {
        List<Obstacle> all = List.of(obstacles);
        return field -> all.stream()
                .map(each -> each.refusal(field))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
