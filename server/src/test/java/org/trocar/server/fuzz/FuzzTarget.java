package org.trocar.server.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is fuzzed. A target's class has {@code fuzzerTestOneInput}, which takes any bytes, and throws only when something is wrong with the
 * program: the refusals and errors that a reader promises are what it expects.
 */
enum FuzzTarget {
    /** Frames and messages of clients, by the codec that allocates nothing and by generated code. */
    DECODE(DecodeFuzz.class, DecodeFuzz::fuzzerTestOneInput, DecodeFuzz::seeds, 20_000, 40_000),
    /** Whatever may come in on a session's connections, in any order. */
    INGEST(IngestFuzz.class, IngestFuzz::fuzzerTestOneInput, IngestFuzz::seeds, 2_000, 60),
    /** Scenario files with their cue rules, rubrics, and catalogues of words. */
    SCENARIOS(
            ScenarioFuzz.class,
            ScenarioFuzz::fuzzerTestOneInput,
            ScenarioFuzz::seeds,
            16_000,
            1_000,
            "scenarios",
            "scenarios/texts",
            "core/src/test/resources/scenarios"),
    /** Motion in columns, as {@code trocar metrics} takes it. */
    METRICS(MetricsFuzz.class, MetricsFuzz::fuzzerTestOneInput, MetricsFuzz::seeds, 8_000, 600),
    /** Sessions that strangers hand over: the content of records, documents, statements, keys, packs. */
    JOURNALS(JournalFuzz.class, JournalFuzz::fuzzerTestOneInput, JournalFuzz::seeds, 32_000, 400),
    /** Recordings of every format that plays. */
    RECORDINGS(
            RecordingFuzz.class,
            RecordingFuzz::fuzzerTestOneInput,
            RecordingFuzz::seeds,
            8_000,
            10_000,
            "xr-bridge/src/test/resources/org/trocar/xrbridge/recording");

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private final Class<?> type;
    private final Consumer<byte[]> taker;
    private final Supplier<List<byte[]>> madeSeeds;
    private final int maxBytes;
    private final int shortInputs;
    private final List<String> samples;

    /**
     * @param madeSeeds inputs to start from that a program makes better than a hand
     * @param maxBytes of an input
     * @param shortInputs how many are tried with every build, those to start from included: what an idle core does in about three seconds
     * @param samples folders of the repository with more inputs to start from
     */
    FuzzTarget(
            Class<?> type,
            Consumer<byte[]> taker,
            Supplier<List<byte[]>> madeSeeds,
            int maxBytes,
            int shortInputs,
            String... samples) {
        this.type = type;
        this.taker = taker;
        this.madeSeeds = madeSeeds;
        this.maxBytes = maxBytes;
        this.shortInputs = shortInputs;
        this.samples = List.of(samples);
    }

    /** With {@code fuzzerTestOneInput}. */
    Class<?> type() {
        return type;
    }

    int maxBytes() {
        return maxBytes;
    }

    int shortInputs() {
        return shortInputs;
    }

    /** What it is fuzzed with may also be tried without a fuzzer. */
    void take(byte[] input) {
        taker.accept(input);
    }

    /** Tries what is known once, since what the first inputs take longer, for classes to be loaded and made ready, is not their fault. */
    void warmUp() {
        knownInputs().values().forEach(taker);
    }

    /** Where fuzzing at full length keeps what it found worth trying. */
    Path corpus() {
        return kept().resolve("corpus");
    }

    /** Where inputs that broke something are, whoever found them. */
    Path findings() {
        return kept().resolve("findings");
    }

    private Path kept() {
        return ROOT.resolve("fuzzing").resolve(toString());
    }

    /** Where the fuzzing that comes with every build works. */
    Path scratch() {
        return ROOT.resolve("server/target/fuzzing").resolve(toString());
    }

    /** Everything to start from, by a name that is told when it breaks something: what is committed, what a program makes, what was found. */
    Map<String, byte[]> knownInputs() {
        Map<String, byte[]> known = new TreeMap<>();
        List<byte[]> made = madeSeeds.get();
        for (int i = 0; i < made.size(); i++) {
            known.put("made-" + i, made.get(i));
        }
        readAll(ROOT.resolve("server/src/test/resources/fuzz").resolve(toString()), known);
        samples.forEach(folder -> readAll(ROOT.resolve(folder), known));
        readAll(findings(), known);
        return known;
    }

    private static void readAll(Path folder, Map<String, byte[]> into) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                into.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
