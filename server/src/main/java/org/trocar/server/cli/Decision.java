package org.trocar.server.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.trocar.telemetry.rulings.Refusal;
import org.trocar.telemetry.rulings.Registered;
import org.trocar.telemetry.rulings.Registrar;
import org.trocar.telemetry.rulings.Ruling;
import picocli.CommandLine.Option;

/** The options of a command that makes a ruling: who, and why. */
final class Decision {
    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decides.")
    private String by;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for whoever reads it later.")
    private String reason;

    /** One way of ruling. */
    @FunctionalInterface
    interface Act {
        Registered by(Registrar registrar, String by, String reason) throws IOException;
    }

    Registered make(DataFolder data, Act act) throws IOException {
        if (by.isBlank() || reason.isBlank()) {
            throw UserError.usage("--by and --reason are kept for good; say who decides and why");
        }
        try {
            return act.by(new Registrar(data.path(), Clock.systemUTC()), by, reason);
        } catch (Refusal e) {
            throw UserError.no(e.getMessage());
        }
    }

    /** What was just decided. */
    static Map<String, Object> json(Registered registered) {
        Map<String, Object> json = json(registered.ruling());
        json.put("ruling_hash", registered.hash());
        return json;
    }

    static Map<String, Object> json(Ruling ruling) {
        return Json.object("ruling", ruling.number(), "by", ruling.by(), "reason", ruling.reason(), "at", ruling.at());
    }
}
