package org.trocar.telemetry.export.session;

import java.util.Locale;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;

/** Something that happened at one time in a session. Completed by {@link Happenings}, then only read. */
public final class Occurrence {
    /** Who says so. */
    public enum Source {
        /** The world's events, as journaled. */
        WORLD,
        /** The error log at the run's end. */
        ERROR,
        CUE,
        CONTROL,
        /** What of the input is missing. */
        LOSS,
        /** Operational facts. */
        NOTE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Source source;
    private final String kind;
    private final long tick;
    private final long timeNanos;
    private Hand hand;
    private int ring = -1;
    private Vec3 place;
    private long spanNanos;
    private double value = Double.NaN;
    private String unit = "";
    private Boolean trackingSuspected;
    private String severity = "";
    private String author = "";
    private String text = "";

    /**
     * @param kind any case
     * @param tick in which it was found out; 0 for what is found over the whole session
     * @param timeNanos session time
     */
    Occurrence(Source source, String kind, long tick, long timeNanos) {
        this.source = source;
        this.kind = kind.toLowerCase(Locale.ROOT);
        this.tick = tick;
        this.timeNanos = timeNanos;
    }

    /** @param whose null for nobody's */
    Occurrence by(Hand whose) {
        hand = whose;
        return this;
    }

    Occurrence at(int whichRing, Vec3 where) {
        ring = whichRing;
        place = new Vec3().set(where);
        return this;
    }

    Occurrence lasting(long nanos) {
        spanNanos = nanos;
        return this;
    }

    Occurrence valued(double howMuch, String ofUnit) {
        value = howMuch;
        unit = ofUnit;
        return this;
    }

    Occurrence suspected(boolean suspected) {
        trackingSuspected = suspected;
        return this;
    }

    Occurrence given(String howUrgent, String words) {
        severity = howUrgent;
        text = words;
        return this;
    }

    Occurrence asked(String who, String why) {
        author = who;
        text = why;
        return this;
    }

    public Source source() {
        return source;
    }

    /** The constant's name in lower case. */
    public String kind() {
        return kind;
    }

    public long tick() {
        return tick;
    }

    public long timeNanos() {
        return timeNanos;
    }

    public Optional<Hand> hand() {
        return Optional.ofNullable(hand);
    }

    /** Counted from 0, or −1. */
    public int ring() {
        return ring;
    }

    /** Metres. */
    public Optional<Vec3> place() {
        return Optional.ofNullable(place);
    }

    /** How long it lasts, or for a clock offset the offset; 0 where neither. */
    public long spanNanos() {
        return spanNanos;
    }

    /** NaN where it has none. */
    public double value() {
        return value;
    }

    /** Of the value; empty where it has none. */
    public String unit() {
        return unit;
    }

    /** Of errors only. */
    public Optional<Boolean> trackingSuspected() {
        return Optional.ofNullable(trackingSuspected);
    }

    /** Of cues only, else empty. */
    public String severity() {
        return severity;
    }

    /** Of control events only, else empty. */
    public String author() {
        return author;
    }

    /** A cue's words or a control event's reason, else empty. */
    public String text() {
        return text;
    }
}
