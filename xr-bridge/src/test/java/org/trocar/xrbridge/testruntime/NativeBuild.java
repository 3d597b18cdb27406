package org.trocar.xrbridge.testruntime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Compiles the test runtime's C sources, once for each content, into {@code target/testruntime}. */
final class NativeBuild {
    private static final Path FOLDER = Path.of("target", "testruntime").toAbsolutePath();
    private static final String LIBRARY = "libtrocar-test-runtime.so";
    private static final List<String> SOURCES =
            List.of("instance.c", "session.c", "actions.c", "poses.c", "trace.c", "device.c");
    private static final List<String> HEADERS = List.of("runtime.h", "device.h", "trace.h", "pose.h");
    private static final List<String> COMPILER = List.of(
            "cc", "-std=gnu11", "-shared", "-fPIC", "-fvisibility=hidden", "-O2", "-Wall", "-Wextra", "-Werror");

    private NativeBuild() {}

    /** Why it cannot be built here, or empty. */
    static Optional<String> obstacle() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("the OpenXR test runtime is for Linux");
        }
        try {
            Path probe = Files.createTempFile("openxr", ".c");
            Files.writeString(probe, "#include <openxr/openxr.h>\n");
            String said = run(List.of("cc", "-fsyntax-only", probe.toString()));
            Files.delete(probe);
            return said == null
                    ? Optional.empty()
                    : Optional.of("the OpenXR test runtime needs openxr.h (Debian: libopenxr-dev)");
        } catch (IOException e) {
            return Optional.of("the OpenXR test runtime needs a C compiler named cc");
        }
    }

    /** @return the library */
    static Path library() throws IOException {
        Path folder = FOLDER.resolve(contentHash());
        Path library = folder.resolve(LIBRARY);
        if (!Files.exists(library)) {
            compile(folder, library);
        }
        return library;
    }

    /** A source file's text. */
    static String text(String name) throws IOException {
        try (InputStream in = NativeBuild.class.getResourceAsStream("c/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> files() {
        List<String> files = new ArrayList<>(HEADERS);
        files.addAll(SOURCES);
        return files;
    }

    private static String contentHash() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(COMPILER.toString().getBytes(StandardCharsets.UTF_8));
            for (String name : files()) {
                digest.update(text(name).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void compile(Path folder, Path library) throws IOException {
        Files.createDirectories(folder);
        for (String name : files()) {
            Files.writeString(folder.resolve(name), text(name));
        }
        Path made = Files.createTempFile(folder, "made", ".so");
        List<String> command = new ArrayList<>(COMPILER);
        command.addAll(List.of("-o", made.toString()));
        SOURCES.forEach(name -> command.add(folder.resolve(name).toString()));
        command.add("-lm");
        String said = run(command);
        if (said != null) {
            throw new IOException("the OpenXR test runtime does not compile:\n" + said);
        }
        Files.move(made, library, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @return what the command said when it failed, or null */
    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return process.waitFor() == 0 ? null : said;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
