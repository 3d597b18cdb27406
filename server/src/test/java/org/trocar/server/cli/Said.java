package org.trocar.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** What a command said and how it ended. */
public record Said(int exit, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonNode json() throws IOException {
        return JSON.readTree(out);
    }

    /** Runs a command in this process. */
    public static Said by(String... args) {
        return by(Trocar.commandLine(args), args);
    }

    static Said by(CommandLine trocar, String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream saidOut = new ByteArrayOutputStream();
        ByteArrayOutputStream saidErr = new ByteArrayOutputStream();
        StringWriter usage = new StringWriter();
        try {
            System.setOut(new PrintStream(saidOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(saidErr, true, StandardCharsets.UTF_8));
            int exit = trocar.setErr(new PrintWriter(usage, true)).execute(args);
            return new Said(
                    exit, saidOut.toString(StandardCharsets.UTF_8), saidErr.toString(StandardCharsets.UTF_8) + usage);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
