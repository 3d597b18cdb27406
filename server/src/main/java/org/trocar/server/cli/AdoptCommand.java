package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.archive.ReportFolder;
import org.trocar.telemetry.rulings.Proposal;
import org.trocar.telemetry.rulings.Registered;
import org.trocar.telemetry.rulings.Rulings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "adopt",
        footer = "  trocar adopt trocar-data/regrades/stricter-2 --by board --reason \"new rules\"",
        header = "Makes the grades of a finished re-grade the ones that count.",
        description = {
            "Writes a signed statement into rulings/ of the data folder; journals and original grades stay as they are.",
            "To undo it, re-grade by the earlier rubric and adopt that."
        })
final class AdoptCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REPORT_FOLDER", description = "The folder that \"trocar regrade\" made.")
    private Path folder;

    @Mixin
    private Decision decision;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        data.requireThere();
        if (!Files.isDirectory(folder)) {
            throw UserError.usage("there is no folder " + folder, "give one that \"trocar regrade\" made");
        }
        Proposal proposal = ReportFolder.proposal(folder);
        if (proposal.grades().isEmpty()) {
            throw UserError.no("the report in " + folder + " has no session, so there is nothing to adopt");
        }
        Registered registered = decision.make(data, (registrar, by, reason) -> registrar.adopt(proposal, by, reason));
        output.line(
                "ruling %d: %s now graded by %s version %d",
                registered.ruling().number(),
                Amounts.count(proposal.grades().size(), "session"),
                proposal.rubric().rubric().id(),
                proposal.rubric().rubric().version());
        output.line("  the report it rests on is kept in %s", Rulings.report(data.path(), registered.ruling()));
        output.line("  its hash, worth keeping elsewhere: %s", registered.hash());
        Map<String, Object> json = Decision.json(registered);
        json.put("sessions", proposal.grades().size());
        json.put("rubric_sha256", proposal.rubric().sha256());
        json.put("report_hash", proposal.reportHash());
        output.answer(json);
        return ExitCodes.DONE;
    }
}
