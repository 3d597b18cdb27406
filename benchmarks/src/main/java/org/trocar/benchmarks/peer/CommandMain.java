package org.trocar.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trocar.benchmarks.fixture.Child;
import org.trocar.benchmarks.fixture.Quiet;
import org.trocar.benchmarks.report.Figure;
import org.trocar.benchmarks.report.Measured;
import org.trocar.benchmarks.report.ReportJson;
import org.trocar.telemetry.folder.SessionFolder;

/** What commands do that are no server, re-grading and the metrics of a motion, in a process with their collector, which ends by itself. */
public final class CommandMain {
    private static final String MEASURED = "measured ";

    private CommandMain() {}

    /**
     * Measures in another process; what it is at, it says on the standard error.
     *
     * @param session to re-grade
     * @param scratch a folder for what is written
     * @throws IOException when an answer is not right; which, it says on the standard error
     */
    public static Measured measure(SessionFolder session, Path scratch, boolean quick) throws IOException {
        List<String> arguments = List.of(session.path().toString(), scratch.toString(), Boolean.toString(quick));
        try (Child child = Child.startAsCommand(CommandMain.class, MEASURED, arguments)) {
            return ReportJson.readMeasured(child.said());
        }
    }

    /** @param args the session's folder, one for what is written, whether it is to be quick */
    public static void main(String[] args) throws IOException, InterruptedException {
        Quiet.please();
        Child.endWithParent();
        SessionFolder session = SessionFolder.at(Path.of(args[0]));
        boolean quick = Boolean.parseBoolean(args[2]);
        List<Figure> figures = new ArrayList<>(new Regrades(quick ? 5 : 15, session, System.err::println).measure());
        Metrics metrics =
                new Metrics(quick ? 30 : 200, quick ? 10 : 100, session, Path.of(args[1]), System.err::println);
        figures.addAll(metrics.measure());
        List<String> remarks = new ArrayList<>(metrics.remarks());
        remarks.add("re-grading and metrics ran with the serial collector, as commands do");
        System.out.println(MEASURED + ReportJson.write(new Measured(figures, remarks)));
    }
}
