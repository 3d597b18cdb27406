package org.trocar.server.doctor;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.trocar.xrbridge.openxr.Finding;

/** The date, which sessions are named and sorted by, and who keeps it right. Ticks need no date and are never wrong by it. */
final class ClockExamination {
    private static final int PATIENCE_SECONDS = 2;

    private ClockExamination() {}

    static List<Finding> findings() {
        return List.of(date(Instant.now(), builtAt()), kept(isSynchronized()));
    }

    /** @param built when Trocar itself was made or put here, which was before now */
    static Finding date(Instant now, Instant built) {
        String what = "The clock says " + now.toString().substring(0, 16) + "Z";
        return now.isBefore(built)
                ? Finding.problem(
                        "date",
                        what + ", which was before Trocar was made, on "
                                + built.toString().substring(0, 10) + ".",
                        "Set the clock before sessions are recorded: they are named and sorted by it.")
                : Finding.fine("date", what + ".");
    }

    private static Instant builtAt() {
        try {
            Path code = Path.of(ClockExamination.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.getLastModifiedTime(code).toInstant();
        } catch (IOException | URISyntaxException e) {
            return Instant.EPOCH;
        }
    }

    static Finding kept(Optional<Boolean> synchronised) {
        if (synchronised.isEmpty()) {
            return Finding.note(
                    "time service",
                    "Nothing here says whether the clock is kept right.",
                    "Make sure that a time service (chrony, systemd-timesyncd, ntpd) runs on this machine or its host.");
        }
        return synchronised.get()
                ? Finding.fine("time service", "The clock is kept right by a time service.")
                : Finding.note(
                        "time service",
                        "No time service keeps the clock right: it drifts, and may be stepped by hand.",
                        "Switch one on: timedatectl set-ntp true");
    }

    /** What systemd says; empty where it does not run. */
    private static Optional<Boolean> isSynchronized() {
        try {
            Process asked = new ProcessBuilder("timedatectl", "show", "--property=NTPSynchronized", "--value")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean answered = asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && asked.exitValue() == 0;
            asked.destroy();
            return answered ? Optional.of(firstLine(asked).equals("yes")) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String firstLine(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
