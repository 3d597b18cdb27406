package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.XR10.*;
import static org.lwjgl.system.MemoryStack.stackPush;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lwjgl.openxr.XR;
import org.lwjgl.openxr.XrApiLayerProperties;
import org.lwjgl.openxr.XrExtensionProperties;
import org.lwjgl.system.MemoryStack;
import org.trocar.xrbridge.headset.HeadsetException;

/** The library that finds the machine's OpenXR runtime; it comes with us. Loaded once a process, at first use. */
final class Loader {
    private static boolean loaded;

    private Loader() {}

    /** @throws HeadsetException where there is no such library for this machine */
    static synchronized void load() throws HeadsetException {
        if (loaded) {
            return;
        }
        if (System.getProperty("os.name").startsWith("Mac")) {
            throw absent("macOS has no OpenXR", null);
        }
        try {
            // Its first mention loads it.
            XR.getFunctionProvider();
            loaded = true;
        } catch (LinkageError missing) {
            throw absent("the OpenXR loader for " + machine() + " is not on the class path", missing);
        }
    }

    private static HeadsetException absent(String what, Throwable cause) {
        HeadsetException absent = new HeadsetException(
                "No headset can be reached from here: " + what
                        + ". Run the bridge on Linux or Windows, on an x64 or arm64 machine that has"
                        + " the headset, or use \"--device simulated\".",
                false);
        if (cause != null) {
            absent.initCause(cause);
        }
        return absent;
    }

    static String machine() {
        return System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    }

    /** The names of all extensions of the active runtime and of the API layers that are always on. */
    static Set<String> extensions() throws HeadsetException {
        load();
        try (MemoryStack stack = stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            found(xrEnumerateInstanceExtensionProperties((ByteBuffer) null, count, null));
            try (XrExtensionProperties.Buffer properties = XrExtensionProperties.calloc(count.get(0))) {
                properties.forEach(XrExtensionProperties::type$Default);
                found(xrEnumerateInstanceExtensionProperties((ByteBuffer) null, count, properties));
                Set<String> names = new TreeSet<>();
                properties.forEach(each -> names.add(each.extensionNameString()));
                return names;
            }
        }
    }

    /** A runtime's library that cannot be loaded will not come by itself, unlike one that does not answer yet. */
    private static void found(int code) throws HeadsetException {
        if (code < 0) {
            throw new HeadsetException("Cannot load an OpenXR runtime: " + Results.words(code), false);
        }
    }

    /** The names of all API layers that are installed. */
    static List<String> layers() throws HeadsetException {
        load();
        try (MemoryStack stack = stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            Results.check(xrEnumerateApiLayerProperties(count, null), "list OpenXR's API layers");
            try (XrApiLayerProperties.Buffer properties = XrApiLayerProperties.calloc(count.get(0))) {
                properties.forEach(XrApiLayerProperties::type$Default);
                Results.check(xrEnumerateApiLayerProperties(count, properties), "list OpenXR's API layers");
                List<String> names = new ArrayList<>();
                properties.forEach(each -> names.add(each.layerNameString()));
                return names;
            }
        }
    }
}
