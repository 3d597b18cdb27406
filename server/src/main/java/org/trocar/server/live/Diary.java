package org.trocar.server.live;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Verdict;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.session.SessionManifest;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.server.log.Event;

/**
 * What happens to sessions, but for their ticks: told to the log, and counted. No learner's name and no text of a client's gets there.
 * Thread-safe; writes, so not for the loop.
 */
public final class Diary {
    private static final Logger LOG = Logger.getLogger(Diary.class.getName());

    private final LongAdder opened = new LongAdder();
    private final LongAdder resumed = new LongAdder();
    private final LongAdder revived = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder aborted = new LongAdder();
    private final LongAdder sealed = new LongAdder();
    private final Map<RefusalCode, LongAdder> refused = adders(RefusalCode.class);
    private final Map<Verdict, LongAdder> graded = adders(Verdict.class);

    /** All keys are there from the start, so that reading and adding need no lock. */
    private static <K extends Enum<K>> Map<K, LongAdder> adders(Class<K> keys) {
        Map<K, LongAdder> adders = new EnumMap<>(keys);
        for (K key : keys.getEnumConstants()) {
            adders.put(key, new LongAdder());
        }
        return adders;
    }

    void opened(SessionManifest manifest) {
        opened.increment();
        Event.info("session opened")
                .of(manifest.sessionId())
                .with("scenario", manifest.scenario().id())
                .with("mode", lower(manifest.mode()))
                .with("pace", lower(manifest.pace()))
                .with("hands", lower(manifest.provenance()))
                .to(LOG);
    }

    void revived(SessionManifest manifest, long tick) {
        revived.increment();
        Event.info("session taken up again after its server died")
                .of(manifest.sessionId())
                .with("tick", tick)
                .to(LOG);
    }

    void resumed(String id, long tick) {
        resumed.increment();
        Event.info("client came back").of(id).with("tick", tick).to(LOG);
    }

    void lost(String id, long tick) {
        lost.increment();
        Event.warning("client lost").of(id).with("tick", tick).to(LOG);
    }

    /** Why, and in whose words, is in the session's record alone. */
    void asked(String id, ControlEvent.Kind kind) {
        Event.info("client asked for " + lower(kind)).of(id).to(LOG);
    }

    /** The value is a client's and not repeated, but for what the server itself measured. */
    void refused(Refusal refusal) {
        refused.get(refusal.getCode()).increment();
        Event event = Event.warning("opening or resuming refused")
                .with("code", code(refusal.getCode()))
                .with("field", refusal.getField());
        if (refusal.getCode() == RefusalCode.REFUSAL_CODE_NO_SPACE) {
            event.with("value", refusal.getValue());
        }
        event.with("remedy", refusal.getRemedy()).to(LOG);
    }

    void ended(String id, Grade grade, long ticks) {
        graded.get(grade.verdict()).increment();
        Event.info("session ended")
                .of(id)
                .with("reason", grade.endReason().map(Diary::lower).orElse("interrupted"))
                .with("verdict", lower(grade.verdict()))
                .with("ticks", ticks)
                .to(LOG);
    }

    void sealed(String id) {
        sealed.increment();
        Event.info("session sealed").of(id).to(LOG);
    }

    void aborted(String id, Throwable failure) {
        aborted.increment();
        Event event =
                Event.error("session aborted; what is written of it is kept").of(id);
        if (failure instanceof RecordLost) {
            event.with("reason", failure.getMessage()).to(LOG);
        } else {
            event.because(firstCause(failure) instanceof IOException io ? io : failure)
                    .to(LOG);
        }
    }

    /** What the disk says needs no trace. */
    private static Throwable firstCause(Throwable failure) {
        return failure.getCause() == null ? failure : firstCause(failure.getCause());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A code as logs and metrics have it, such as {@code no_space}. */
    private static String code(RefusalCode code) {
        return lower(code).replace("refusal_code_", "");
    }

    public long opened() {
        return opened.sum();
    }

    /** Clients that came back to their session, however they had lost it. */
    public long resumed() {
        return resumed.sum();
    }

    /** Sessions that were taken up again after their server had died. */
    public long revived() {
        return revived.sum();
    }

    public long lost() {
        return lost.sum();
    }

    public long aborted() {
        return aborted.sum();
    }

    public long sealed() {
        return sealed.sum();
    }

    /** Openings and resumes that were refused with this code. */
    public long refused(RefusalCode code) {
        return refused.get(code).sum();
    }

    public long graded(Verdict verdict) {
        return graded.get(verdict).sum();
    }
}
