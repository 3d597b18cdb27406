package org.trocar.server.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a data folder takes on the disk: blocks, not sizes, since a journal's files are sparse.
 *
 * @param sessionsMegabytes in the sessions' folders
 * @param besideMegabytes in all else but what is just being deleted
 */
record DiskUse(double sessionsMegabytes, double besideMegabytes) {
    private static final double KIBIBYTES_A_MEGABYTE = 1024;

    /** Empty where there is no {@code du}. */
    static Optional<DiskUse> of(Path data) throws InterruptedException {
        try {
            // Files vanish meanwhile, of which it complains.
            Process du = new ProcessBuilder("du", "-k", "-d", "1", data.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<String> lines = du.inputReader().lines().toList();
            du.waitFor();
            double sessions = of(lines, data.resolve("sessions"));
            return Optional.of(new DiskUse(sessions, of(lines, data) - sessions - of(lines, data.resolve("leaving"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static double of(List<String> lines, Path folder) {
        return lines.stream()
                .map(line -> line.split("\t", 2))
                .filter(line -> line.length == 2 && line[1].equals(folder.toString()))
                .mapToDouble(line -> Double.parseDouble(line[0]) / KIBIBYTES_A_MEGABYTE)
                .findFirst()
                .orElse(0);
    }

    double megabytes() {
        return sessionsMegabytes + besideMegabytes;
    }
}
