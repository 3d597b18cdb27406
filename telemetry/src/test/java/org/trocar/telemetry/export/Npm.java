package org.trocar.telemetry.export;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Others' readers from npm, in target/npm. Where node, npm or the registry cannot be had, the test is skipped and says so. */
final class Npm {
    private static final Path FOLDER = Path.of("target/npm").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 240;

    private Npm() {}

    /** What a process printed and how it ended. */
    private record Ran(int exit, String out) {}

    /** Installs packages, each with its version. */
    static Path install(String... packages) throws Exception {
        Files.createDirectories(FOLDER);
        if (!Files.exists(FOLDER.resolve("package.json"))) {
            Files.writeString(FOLDER.resolve("package.json"), "{\"private\": true}");
        }
        List<String> command = new ArrayList<>(List.of("install", "--no-audit", "--no-fund", "--ignore-scripts"));
        command.addAll(List.of(packages));
        npm(command);
        return FOLDER;
    }

    /** Fetches one package without what it depends on, and unpacks it; for one that carries its own bundle. */
    static Path unpack(String name, String version) throws Exception {
        Path unpacked = FOLDER.resolve(name + "-" + version);
        if (!Files.exists(unpacked)) {
            Files.createDirectories(FOLDER);
            npm(List.of("pack", "--silent", name + "@" + version));
            Path part = Files.createTempDirectory(FOLDER, "part");
            untar(FOLDER.resolve(name + "-" + version + ".tgz"), part);
            Files.move(part, unpacked);
        }
        return unpacked.resolve("package");
    }

    private static void untar(Path archive, Path folder) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (target.startsWith(folder) && entry.isFile()) {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                }
            }
        }
    }

    private static void npm(List<String> arguments) throws Exception {
        assumeTrue(runs("node"), "skipped: there is no node to run others' readers with");
        assumeTrue(runs("npm"), "skipped: there is no npm to install others' readers with");
        List<String> command = new ArrayList<>(List.of("npm", "--fetch-retries=1", "--fetch-timeout=60000"));
        command.addAll(arguments);
        Ran ran = run(command);
        assumeTrue(ran.exit() == 0, "skipped: npm could not get " + arguments + ":\n" + ran.out());
    }

    private static boolean runs(String program) throws Exception {
        try {
            return run(List.of(program, "--version")).exit() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a script; returns what it printed. */
    static String node(String script, String... arguments) throws Exception {
        Path file = Files.createTempFile(FOLDER, "script", ".mjs");
        Files.writeString(file, script);
        List<String> command = new ArrayList<>(List.of("node", "--no-warnings", file.toString()));
        command.addAll(List.of(arguments));
        Ran ran = run(command);
        if (ran.exit() != 0) {
            throw new AssertionError("the script ended with " + ran.exit() + ":\n" + ran.out());
        }
        return ran.out();
    }

    private static Ran run(List<String> command) throws Exception {
        Path out = Files.createTempFile("npm", ".out");
        Process process = new ProcessBuilder(command)
                .directory(Files.isDirectory(FOLDER) ? FOLDER.toFile() : new File("."))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(out);
        Files.delete(out);
        return new Ran(ended ? process.exitValue() : -1, ended ? said : said + "\nit took too long");
    }
}
