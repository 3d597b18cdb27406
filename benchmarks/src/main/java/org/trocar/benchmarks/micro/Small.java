package org.trocar.benchmarks.micro;

import java.util.Optional;

/** The small benchmarks: which method measures what, and against which limit. */
enum Small {
    NOTHING("NothingBenchmark.nothing", "", "nothing at all", null, true),
    MEMCPY("CodecBenchmark.copy", "", "memcpy of the same bytes", null, true),
    GENERATED_DECODE(
            "CodecBenchmark.decodeGenerated", "decode.generated", "decoding a frame by generated code", MEMCPY, true),
    DECODE("CodecBenchmark.decode", "decode.codec", "decoding a frame by our codec", MEMCPY, true),
    GENERATED_ENCODE(
            "CodecBenchmark.encodeGenerated", "encode.generated", "encoding a frame by generated code", MEMCPY, true),
    ENCODE("CodecBenchmark.encode", "encode.codec", "encoding a frame by our codec", MEMCPY, true),
    TICK("TickBenchmark.tick", "tick", "a tick, unjournaled", null, true),
    WORLD("WorldStage.world", "tick.world", "of which the world", TICK, true),
    SCORE("ScoreStage.score", "tick.score", "of which scoring a frame", TICK, true),
    COACH("CoachStage.coach", "tick.coach", "of which the coach", TICK, true),
    HASH("TickBenchmark.hash", "tick.hash", "of which the state's hash", TICK, true),
    EMIT("EmitStage.emit", "emit", "a state's bytes for the client", TICK, true),
    SNAPSHOT("TickBenchmark.snapshot", "snapshot", "saving the whole state", null, true),
    SPARC("ScoringBenchmark.sparc", "sparc", "SPARC of a movement of three seconds", null, true),
    BARS("ScoringBenchmark.bars", "grade.bars", "the error bars of a run's grade", null, false),
    GRADE("ScoringBenchmark.grade", "grade", "a grade of a run that is over, bars given", null, false),
    EMPTY_RING("EmptyRing.ring", "", "the same bytes into an empty ring", null, false),
    OFFER("Ours.offer", "journal.offer", "handing a tick's records to the journal thread", EMPTY_RING, false),
    FRESH_MAP("FreshMap.map", "", "the same bytes copied to a fresh map", null, false),
    WRITTEN(
            "Ours.written",
            "journal.written",
            "a tick's records until they are in the file, chained and encrypted",
            FRESH_MAP,
            false),
    CHRONICLE(
            "Chronicle.chronicle",
            "journal.chronicle",
            "the same bytes appended to a queue directly",
            FRESH_MAP,
            false),
    CHANNEL("Channel.channel", "journal.channel", "the same bytes by FileChannel, with a CRC", FRESH_MAP, false);

    private final String method;
    private final String figure;
    private final String what;
    private final Small limit;
    private final boolean bytes;

    /** @param figure empty for what is only there to be a limit */
    Small(String method, String figure, String what, Small limit, boolean bytes) {
        this.method = method;
        this.figure = figure;
        this.what = what;
        this.limit = limit;
        this.bytes = bytes;
    }

    String method() {
        return method;
    }

    String figure() {
        return figure;
    }

    String what() {
        return what;
    }

    Optional<Small> limit() {
        return Optional.ofNullable(limit);
    }

    boolean isLimit() {
        return figure.isEmpty();
    }

    /** Whether it allocates on the thread that is measured, and there alone. */
    boolean countsBytes() {
        return bytes;
    }
}
