package org.trocar.xrbridge.openxr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.xrbridge.openxr.Finding.Severity;

/** Where the loader looks for the active runtime, and what is said of what it finds. */
class RuntimeManifestTest {
    @TempDir
    private Path root;

    private Finding finding(Map<String, String> environment) {
        return new RuntimeManifest(environment, false, root, "amd64").finding();
    }

    private Path write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static String manifest(String library) {
        return "{\"file_format_version\": \"1.0.0\", \"runtime\": {\"library_path\": \"" + library + "\"}}";
    }

    @Test
    void aMachineWithoutARuntimeIsToldWhatToInstall() {
        Finding none = finding(Map.of("HOME", root.resolve("home").toString()));
        assertEquals(Severity.PROBLEM, none.severity());
        assertTrue(none.what().contains(root.resolve("home/.config").toString()), none.what());
        assertTrue(none.what().contains(root.resolve("etc/xdg").toString()), none.what());
        assertTrue(none.remedy().contains("SteamVR"), none.remedy());
    }

    @Test
    void theUsersRuntimeGoesBeforeTheMachines() throws IOException {
        write("home/.config/openxr/1/active_runtime.json", manifest("libusers.so"));
        write("etc/xdg/openxr/1/active_runtime.json", manifest("libmachines.so"));
        Finding found = finding(Map.of("HOME", root.resolve("home").toString()));
        assertEquals(Severity.FINE, found.severity());
        assertTrue(found.what().contains("libusers.so"), found.what());
    }

    @Test
    void theVariableGoesBeforeAllFiles() throws IOException {
        write("etc/xdg/openxr/1/active_runtime.json", manifest("libmachines.so"));
        Path named = write("elsewhere.json", manifest("libnamed.so"));
        Finding found = finding(Map.of("XR_RUNTIME_JSON", named.toString()));
        assertTrue(found.what().contains("XR_RUNTIME_JSON"), found.what());
        assertTrue(found.what().contains("libnamed.so"), found.what());
    }

    @Test
    void aRuntimeOfThisArchitectureGoesBeforeOneOfAny() throws IOException {
        write("etc/xdg/openxr/1/active_runtime.json", manifest("libany.so"));
        write("etc/xdg/openxr/1/active_runtime.x86_64.json", manifest("libmine.so"));
        assertTrue(finding(Map.of()).what().contains("libmine.so"));
    }

    @Test
    void aVariableThatNamesNothingIsAProblem() {
        Finding dead =
                finding(Map.of("XR_RUNTIME_JSON", root.resolve("gone.json").toString()));
        assertEquals(Severity.PROBLEM, dead.severity());
        assertTrue(dead.remedy().contains("XR_RUNTIME_JSON"), dead.remedy());
    }

    @Test
    void aManifestThatSaysNothingIsAProblem() throws IOException {
        for (String content : new String[] {"", "{", "{}", "[1]", "{\"runtime\": {\"library_path\": 3}}"}) {
            write("etc/xdg/openxr/1/active_runtime.json", content);
            assertEquals(Severity.PROBLEM, finding(Map.of()).severity(), content);
        }
    }

    @Test
    void aRuntimeWhoseLibraryWasRemovedIsAProblem() throws IOException {
        write("etc/xdg/openxr/1/active_runtime.json", manifest("../lib/libgone.so"));
        assertEquals(Severity.PROBLEM, finding(Map.of()).severity());
        write("etc/xdg/openxr/lib/libgone.so", "");
        assertEquals(Severity.FINE, finding(Map.of()).severity());
    }

    @Test
    void onWindowsTheRegistryIsNamed() {
        Finding found = new RuntimeManifest(Map.of(), true, root, "amd64").finding();
        assertTrue(found.what().contains("HKEY_LOCAL_MACHINE"), found.what());
    }
}
