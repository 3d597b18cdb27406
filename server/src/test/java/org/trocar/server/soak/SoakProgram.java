package org.trocar.server.soak;

import java.nio.file.Path;
import java.time.Duration;

/** The soak without Maven, beside which something else may run: five minutes with sixteen learners, or as told. */
final class SoakProgram {
    private SoakProgram() {}

    /** @param args the repository, a folder for data, logs and {@code soak.json}; then, if wanted, places and minutes */
    public static void main(String[] args) throws Exception {
        SoakPlan plan = args.length < 4
                ? SoakPlan.MINUTES
                : SoakPlan.of(Integer.parseInt(args[2]), Duration.ofMinutes(Integer.parseInt(args[3])));
        Path folder = Path.of(args[1]);
        SoakReport report = new Soak(plan, Path.of(args[0]), folder, System.currentTimeMillis() % 1_000_000).run();
        report.print(System.out);
        report.write(folder.resolve("soak.json"));
        System.exit(report.faults().isEmpty() ? 0 : 1);
    }
}
