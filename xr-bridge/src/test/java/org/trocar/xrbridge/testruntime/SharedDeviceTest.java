package org.trocar.xrbridge.testruntime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is said twice, in C and in Java, is the same. */
class SharedDeviceTest {
    private static List<String> constants(String file, String list) throws IOException {
        Matcher body =
                Pattern.compile(list + "[^{;]*\\{(.*?)\\}", Pattern.DOTALL).matcher(NativeBuild.text(file));
        assertEquals(true, body.find(), list);
        return Arrays.stream(body.group(1).replaceAll("//[^\n]*", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.endsWith("_COUNT"))
                .toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    @Test
    void settingsHaveTheSamePlaces() throws IOException {
        assertEquals(constants("device.h", "enum Setting"), names(Setting.values()));
    }

    @Test
    void reportsHaveTheSamePlaces() throws IOException {
        assertEquals(constants("device.h", "enum Report"), names(Report.values()));
    }

    @Test
    void garbageHasTheSamePlaces() throws IOException {
        assertEquals(
                constants("device.h", "enum Garbage").subList(1, 5),
                names(TestRuntime.Garbage.values()).subList(1, 5));
    }

    @Test
    void extensionsHaveTheSamePlaces() throws IOException {
        assertEquals(
                constants("instance.c", "EXTENSIONS"),
                TestRuntime.EXTENSIONS.stream().map(name -> '"' + name + '"').toList());
    }

    @Test
    void profilesHaveTheSamePlaces() throws IOException {
        List<String> profiles = Pattern.compile("\"/interaction_profiles/[a-z]+/([a-z_]+)\"")
                .matcher(NativeBuild.text("actions.c"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(
                List.of(
                        "simple_controller",
                        "touch_controller",
                        "index_controller",
                        "motion_controller",
                        "vive_controller",
                        "hand_interaction_ext"),
                profiles.subList(0, TestRuntime.Profile.values().length - 1));
    }
}
