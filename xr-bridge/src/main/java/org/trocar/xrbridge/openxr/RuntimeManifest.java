package org.trocar.xrbridge.openxr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The small file by which the loader finds the active runtime. Where it looks is the loader's rule: the variable XR_RUNTIME_JSON first, then
 * on Linux the configuration folders of the user and of the machine, on Windows the registry.
 */
final class RuntimeManifest {
    private static final String SUBJECT = "runtime manifest";
    private static final String VARIABLE = "XR_RUNTIME_JSON";
    private static final String INSTALL =
            "Install your headset's runtime, start it, and make it the active OpenXR runtime in its settings: SteamVR (most"
                    + " headsets), Monado or WiVRn (Linux). docs/headsets.md says which for which headset.";

    private final Map<String, String> environment;
    private final boolean windows;
    private final Path root;
    private final String architecture;

    /**
     * @param root "/", or what stands for it in a test
     * @param architecture the JVM's name of it
     */
    RuntimeManifest(Map<String, String> environment, boolean windows, Path root, String architecture) {
        this.environment = environment;
        this.windows = windows;
        this.root = root;
        this.architecture = architecture;
    }

    static RuntimeManifest ofThisMachine() {
        return new RuntimeManifest(
                System.getenv(),
                System.getProperty("os.name").startsWith("Windows"),
                Path.of("/"),
                System.getProperty("os.arch"));
    }

    Finding finding() {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return examine(Path.of(named), VARIABLE + " names " + named);
        }
        if (windows) {
            return Finding.fine(
                    SUBJECT,
                    "The active runtime is the one that the registry names: HKEY_LOCAL_MACHINE\\SOFTWARE\\Khronos\\OpenXR\\1,"
                            + " ActiveRuntime.");
        }
        Optional<Path> found = places().stream().filter(Files::exists).findFirst();
        return found.isPresent()
                ? examine(found.get(), found.get() + " names the active runtime")
                : Finding.problem(
                        SUBJECT,
                        "This machine has no active OpenXR runtime, the program that drives a headset: " + VARIABLE
                                + " is not set, and there is no openxr/1/active_runtime.json in any of "
                                + folders().stream().map(Path::toString).collect(Collectors.joining(", ")) + ".",
                        INSTALL);
    }

    private Finding examine(Path manifest, String origin) {
        if (!Files.exists(manifest)) {
            return Finding.problem(
                    SUBJECT,
                    origin + ", and there is no such file.",
                    "Unset " + VARIABLE + " or name a file that is there.");
        }
        try {
            JsonNode library = new ObjectMapper()
                    .readTree(manifest.toFile())
                    .path("runtime")
                    .path("library_path");
            return library.isTextual() ? examine(manifest, library.asText(), origin) : unreadable(origin);
        } catch (IOException broken) {
            return unreadable(origin);
        }
    }

    private static Finding unreadable(String origin) {
        return Finding.problem(
                SUBJECT,
                origin + ", and that file does not say where the runtime is (its \"runtime\" has no \"library_path\").",
                "Install the runtime again, or make another one the active one.");
    }

    private static Finding examine(Path manifest, String library, String origin) {
        // A bare name is looked for among the system's libraries.
        boolean searched = !library.contains("/") && !library.contains("\\");
        if (searched || Files.exists(manifest.resolveSibling(library))) {
            return Finding.fine(SUBJECT, origin + "; its library is " + library + ".");
        }
        return Finding.problem(
                SUBJECT,
                origin + "; its library " + library + " is not there.",
                "Install the runtime again, or make another one the active one.");
    }

    private List<Path> places() {
        List<Path> places = new ArrayList<>();
        for (Path folder : folders()) {
            places.add(folder.resolve("openxr/1/active_runtime." + loaderArchitecture() + ".json"));
            places.add(folder.resolve("openxr/1/active_runtime.json"));
        }
        return places;
    }

    private String loaderArchitecture() {
        return architecture.equals("amd64") ? "x86_64" : architecture;
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        String home = environment.getOrDefault("HOME", "");
        String own = environment.getOrDefault("XDG_CONFIG_HOME", home.isEmpty() ? "" : home + "/.config");
        if (!own.isEmpty()) {
            folders.add(Path.of(own));
        }
        String shared = environment.getOrDefault(
                "XDG_CONFIG_DIRS", root.resolve("etc/xdg").toString());
        for (String each : shared.split(":")) {
            folders.add(Path.of(each));
        }
        folders.add(root.resolve("etc"));
        return folders;
    }
}
