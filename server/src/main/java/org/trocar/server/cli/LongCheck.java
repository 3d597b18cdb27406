package org.trocar.server.cli;

import java.util.Locale;

/**
 * The checks that take minutes: tests that {@code mvn verify} runs too, some of them at a tenth of their length. This is the one place that says which test
 * is behind which name.
 */
enum LongCheck {
    KILLS(
            "server",
            "KillsTest",
            true,
            "a server under load is killed at random moments, and nothing it promised is lost"),
    FLIPS(
            "telemetry",
            "FlippedByteTest",
            true,
            "a byte that was changed anywhere in a sealed session is located, or shown to be unused"),
    STOPS(
            "server",
            "StopsTest",
            true,
            "commands are told to end at any moment, and end cleanly with all graded or to be resumed"),
    SHAM("server", "ShamTest", true, "a fork that suppresses nothing is the original, at every tick"),
    ERASE(
            "server",
            "ProofCommandsTest",
            false,
            "an erased session cannot be read, another learner's can, and the chain is intact"),
    PACK("server", "ProofCommandsTest", false, "a packed session is verified and graded elsewhere, to the same hash"),
    ARCHIVE(
            "server",
            "ArchiveRegradeTest",
            true,
            "a rubric is tried on a thousand sessions, broken off and gone on with"),
    BRIDGE(
            "server",
            "BridgeOverOpenXrTest",
            true,
            "hands come from an OpenXR runtime through the bridge to a grade, and the runtime may die on the way"),
    SOAK(
            "server",
            "SoakTest",
            true,
            "nothing grows while learners come and go for hours, servers are killed, and every session verifies"),
    EXPORTS("telemetry", "OthersReadersTest", false, "exports are opened by readers that others wrote");

    private final String module;
    private final String test;
    private final boolean canBeShortened;
    private final String claim;

    LongCheck(String module, String test, boolean canBeShortened, String claim) {
        this.module = module;
        this.test = test;
        this.canBeShortened = canBeShortened;
        this.claim = claim;
    }

    String module() {
        return module;
    }

    /** The test class's simple name. */
    String test() {
        return test;
    }

    /** Whether a part of it is worth running by itself. */
    boolean canBeShortened() {
        return canBeShortened;
    }

    /** How long it is, in words. */
    String length(boolean full) {
        if (this == SOAK) {
            return full ? "two hours with 64 learners" : "five minutes with 16 learners";
        }
        return full || !canBeShortened ? "in full" : "at a tenth of its length";
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
