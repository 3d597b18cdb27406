package org.trocar.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import org.trocar.benchmarks.fixture.Child;
import org.trocar.benchmarks.report.Figure;
import org.trocar.benchmarks.report.Measured;
import org.trocar.benchmarks.report.ReportJson;
import org.trocar.telemetry.folder.SessionFolder;

/**
 * All small benchmarks one after the other in one process, for a first look: each in a process of its own would take more than twice as long,
 * most of it for starting. What ran before has its share in what the compilers make of the next.
 */
public final class MicroMain {
    private static final String MEASURED = "measured ";

    private MicroMain() {}

    /**
     * Measures in another process; what it is at, it says on the standard error.
     *
     * @param session the run to measure with
     * @param scratch a folder for what is written
     * @param containing only what has this in its figure's name; empty for everything
     * @throws IOException when a benchmark fails; why, it says on the standard error
     */
    public static List<Figure> measure(SessionFolder session, Path scratch, String containing) throws IOException {
        List<String> options = Micro.options(session, scratch);
        try (Child child = Child.start(MicroMain.class, MEASURED, options, List.of(containing))) {
            return ReportJson.readMeasured(child.said()).figures();
        }
    }

    /** @param args what a figure's name is to contain */
    public static void main(String[] args) throws IOException, RunnerException {
        Child.endWithParent();
        Micro micro = new Micro(Effort.QUICK, Given.session(), Given.newFolder("micro"), System.err::println);
        System.out.println(MEASURED + ReportJson.write(new Measured(micro.measure(args[0]), List.of())));
    }
}
