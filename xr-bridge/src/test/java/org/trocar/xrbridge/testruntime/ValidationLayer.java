package org.trocar.xrbridge.testruntime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Khronos's layer that checks a program's calls against the specification, as Debian has it. */
public final class ValidationLayer {
    private static final Path EXPLICIT_LAYERS = Path.of("/usr/share/openxr/1/api_layers/explicit.d");
    private static final String NAME = "XR_APILAYER_LUNARG_core_validation";

    private final Path output;

    public ValidationLayer(Path output) {
        this.output = output;
    }

    /** Why it cannot be used here, or empty. */
    public static Optional<String> obstacle() {
        String[] found = EXPLICIT_LAYERS.toFile().list((folder, name) -> name.contains("core_validation"));
        return found != null && found.length > 0
                ? Optional.empty()
                : Optional.of("the OpenXR validation layer is not installed (Debian: openxr-layer-corevalidation)");
    }

    public Map<String, String> environment() {
        return Map.of(
                "XR_ENABLE_API_LAYERS",
                NAME,
                "XR_CORE_VALIDATION_EXPORT_TYPE",
                "text",
                "XR_CORE_VALIDATION_FILE_NAME",
                output.toString());
    }

    /** What it complained of, in all processes; it makes its file with the first complaint. */
    public List<String> errors() {
        if (!Files.exists(output)) {
            return List.of();
        }
        try {
            return Files.readAllLines(output).stream()
                    .filter(line -> line.contains("VALID_ERROR") || line.contains("VALID_WARNING"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
