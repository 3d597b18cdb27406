package org.trocar.server.cli;

import static org.trocar.server.cli.LongCheck.WithoutLong.ALL_OF_IT;
import static org.trocar.server.cli.LongCheck.WithoutLong.A_MINUTE;
import static org.trocar.server.cli.LongCheck.WithoutLong.A_TENTH;
import static org.trocar.server.cli.LongCheck.WithoutLong.FIVE_MINUTES;

import java.util.Locale;

/**
 * The checks that take minutes: tests that {@code mvn verify} runs too, some of them shortened. This is the one place that says which test
 * is behind which name.
 */
enum LongCheck {
    KILLS(
            "server",
            "KillsTest",
            A_TENTH,
            "a server under load is killed at random moments, and nothing it promised is lost"),
    FLIPS(
            "telemetry",
            "FlippedByteTest",
            A_TENTH,
            "a byte that was changed anywhere in a sealed session is located, or shown to be unused"),
    STOPS(
            "server",
            "StopsTest",
            A_TENTH,
            "commands are told to end at any moment, and end cleanly with all graded or to be resumed"),
    SHAM("server", "ShamTest", A_TENTH, "a fork that suppresses nothing is the original, at every tick"),
    ERASE(
            "server",
            "ProofCommandsTest",
            ALL_OF_IT,
            "an erased session cannot be read, another learner's can, and the chain is intact"),
    PACK(
            "server",
            "ProofCommandsTest",
            ALL_OF_IT,
            "a packed session is verified and graded elsewhere, to the same hash"),
    ARCHIVE(
            "server",
            "ArchiveRegradeTest",
            A_TENTH,
            "a rubric is tried on a thousand sessions, broken off and gone on with"),
    BRIDGE(
            "server",
            "BridgeOverOpenXrTest",
            A_TENTH,
            "hands come from an OpenXR runtime through the bridge to a grade, and the runtime may die on the way"),
    SOAK(
            "server",
            "SoakTest",
            FIVE_MINUTES,
            "nothing grows while learners come and go for hours, servers are killed, and every session verifies"),
    EXPORTS("telemetry", "OthersReadersTest", ALL_OF_IT, "exports are opened by readers that others wrote"),
    FUZZ("server", "FuzzTest", A_MINUTE, "no bytes break what reads strangers' bytes: an hour's search for each kind");

    /** How much of a check runs that was not asked for at full length. */
    enum WithoutLong {
        ALL_OF_IT("in full"),
        A_TENTH("at a tenth of its length"),
        FIVE_MINUTES("for five minutes with 16 learners"),
        A_MINUTE("for about a minute");

        private final String words;

        WithoutLong(String words) {
            this.words = words;
        }
    }

    private final String module;
    private final String test;
    private final WithoutLong withoutLong;
    private final String claim;

    LongCheck(String module, String test, WithoutLong withoutLong, String claim) {
        this.module = module;
        this.test = test;
        this.withoutLong = withoutLong;
        this.claim = claim;
    }

    String module() {
        return module;
    }

    /** The test class's simple name. */
    String test() {
        return test;
    }

    /** Whether less of it is worth running by itself. */
    boolean canBeShortened() {
        return withoutLong != WithoutLong.ALL_OF_IT;
    }

    /** How much of it runs, in words. */
    String length(boolean full) {
        return full ? WithoutLong.ALL_OF_IT.words : withoutLong.words;
    }

    /** What it shows when it passes. */
    String claim() {
        return claim;
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
