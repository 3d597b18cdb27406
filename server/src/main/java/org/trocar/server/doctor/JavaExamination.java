package org.trocar.server.doctor;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.trocar.server.words.Amounts;
import org.trocar.xrbridge.openxr.Finding;

/** The Java that runs us, the flags it was given and the memory it may use. */
final class JavaExamination {
    private static final int OLDEST = 17;
    private static final long ENOUGH_HEAP_BYTES = 256_000_000;
    /** From here on a JDK asks to be told that native code is meant to be called. */
    private static final int ASKS_ABOUT_NATIVE_CODE = 24;

    private static final String LAUNCHER =
            "Start Trocar with its launcher, ./trocar, which passes them; a script of your own passes the same.";
    /** As the launcher has them: what Chronicle, Agrona and Netty reach into. */
    private static final List<String> EXPORTED = List.of(
            "java.base/jdk.internal.ref",
            "java.base/sun.nio.ch",
            "java.base/jdk.internal.misc",
            "jdk.unsupported/sun.misc");

    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.util",
            "java.base/sun.nio.ch",
            "java.base/java.nio.channels.spi");

    private JavaExamination() {}

    static List<Finding> findings() {
        List<String> arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
        return List.of(
                version(Runtime.version().feature()),
                flags(missingFlags(Runtime.version().feature(), arguments)),
                heap(Runtime.getRuntime().maxMemory()));
    }

    static Finding version(int major) {
        String what = "Java " + Runtime.version() + " in " + System.getProperty("java.home") + ".";
        return major >= OLDEST
                ? Finding.fine("java", what)
                : Finding.problem("java", what, "Trocar needs a JDK " + OLDEST + " or newer; set JAVA_HOME to one.");
    }

    static Finding flags(List<String> missing) {
        return missing.isEmpty()
                ? Finding.fine("flags", "Java was started with what the libraries need.")
                : Finding.problem("flags", "Java was started without " + String.join(" ", missing) + ".", LAUNCHER);
    }

    /** @param arguments what the JVM was given */
    static List<String> missingFlags(int major, List<String> arguments) {
        List<String> missing = new ArrayList<>();
        Module us = JavaExamination.class.getModule();
        collect("--add-exports=", EXPORTED, (module, name) -> module.isExported(name, us), missing);
        collect("--add-opens=", OPENED, (module, name) -> module.isOpen(name, us), missing);
        if (major >= ASKS_ABOUT_NATIVE_CODE
                && arguments.stream().noneMatch(argument -> argument.startsWith("--enable-native-access"))) {
            missing.add("--enable-native-access=ALL-UNNAMED");
        }
        return missing;
    }

    private static void collect(
            String flag, List<String> packages, BiPredicate<Module, String> reachable, List<String> missing) {
        for (String each : packages) {
            String[] parts = each.split("/");
            boolean there = ModuleLayer.boot()
                    .findModule(parts[0])
                    .filter(module -> reachable.test(module, parts[1]))
                    .isPresent();
            if (!there) {
                missing.add(flag + each + "=ALL-UNNAMED");
            }
        }
    }

    static Finding heap(long maxBytes) {
        String what = "Java may use " + Amounts.bytes(maxBytes) + " of memory for its heap.";
        if (maxBytes < Doctor.LEAST_HEAP_BYTES) {
            return Finding.problem(
                    "heap",
                    what + " A server does not start with less than " + Amounts.bytes(Doctor.LEAST_HEAP_BYTES) + ".",
                    "Give it more with TROCAR_JAVA_OPTS=-Xmx512m, or give the machine more memory.");
        }
        return maxBytes >= ENOUGH_HEAP_BYTES
                ? Finding.fine("heap", what)
                : Finding.note(
                        "heap",
                        what,
                        "Give it at least " + Amounts.bytes(ENOUGH_HEAP_BYTES)
                                + ", with TROCAR_JAVA_OPTS=-Xmx512m or more, or more memory to the machine.");
    }
}
