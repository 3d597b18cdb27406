package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.XR10.*;
import static org.lwjgl.system.MemoryStack.stackPush;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.EnumSet;
import java.util.Set;
import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.XR11;
import org.lwjgl.openxr.XrInstance;
import org.lwjgl.openxr.XrInstanceCreateInfo;
import org.lwjgl.openxr.XrInstanceProperties;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.trocar.xrbridge.headset.HeadsetException;

/** One connection to the OpenXR runtime, with those of our extensions that it has. */
final class Instance implements AutoCloseable {
    private static final int PATH_BYTES = 256;

    private final XrInstance handle;
    private final Set<Extension> extensions;
    private final String runtimeName;
    private final String runtimeVersion;

    private Instance(XrInstance handle, Set<Extension> extensions) {
        this.handle = handle;
        this.extensions = extensions;
        try (MemoryStack stack = stackPush()) {
            XrInstanceProperties properties = XrInstanceProperties.calloc(stack).type$Default();
            boolean known = xrGetInstanceProperties(handle, properties) >= 0;
            runtimeName = known ? properties.runtimeNameString() : "OpenXR runtime";
            runtimeVersion = known ? version(properties.runtimeVersion()) : "";
        }
    }

    /** @param gaze whether to ask for the wearer's gaze at all */
    static Instance create(boolean gaze) throws HeadsetException {
        Set<String> offered = Loader.extensions();
        Set<Extension> chosen = EnumSet.noneOf(Extension.class);
        for (Extension each : Extension.values()) {
            if (offered.contains(each.xrName()) && (gaze || each != Extension.EYE_GAZE)) {
                chosen.add(each);
            }
        }
        return create(chosen);
    }

    private static Instance create(Set<Extension> extensions) throws HeadsetException {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer names = stack.mallocPointer(extensions.size());
            extensions.forEach(each -> names.put(stack.ASCII(each.xrName())));
            XrInstanceCreateInfo info =
                    XrInstanceCreateInfo.calloc(stack).type$Default().enabledExtensionNames(names.flip());
            info.applicationInfo()
                    .applicationName(stack.UTF8("Trocar bridge"))
                    .applicationVersion(1)
                    .engineName(stack.UTF8("Trocar"))
                    .engineVersion(1)
                    .apiVersion(XR11.XR_API_VERSION_1_1);
            PointerBuffer out = stack.mallocPointer(1);
            int code = xrCreateInstance(info, out);
            if (code == XR_ERROR_API_VERSION_UNSUPPORTED) {
                info.applicationInfo().apiVersion(XR_API_VERSION_1_0);
                code = xrCreateInstance(info, out);
            }
            Results.check(code, "connect to the OpenXR runtime");
            return new Instance(new XrInstance(out.get(0), info), extensions);
        }
    }

    XrInstance handle() {
        return handle;
    }

    boolean has(Extension extension) {
        return extensions.contains(extension);
    }

    String runtimeName() {
        return runtimeName;
    }

    /** Name and version. */
    String runtime() {
        return (runtimeName + " " + runtimeVersion).strip();
    }

    /** OpenXR's number for a path such as "/user/hand/left". */
    long path(String text) throws HeadsetException {
        try (MemoryStack stack = stackPush()) {
            LongBuffer out = stack.mallocLong(1);
            Results.check(xrStringToPath(handle, stack.ASCII(text), out), "name " + text);
            return out.get(0);
        }
    }

    /** The text of a path, or "" for none. */
    String text(long path) {
        if (path == XR_NULL_PATH) {
            return "";
        }
        try (MemoryStack stack = stackPush()) {
            IntBuffer length = stack.mallocInt(1);
            ByteBuffer text = stack.malloc(PATH_BYTES);
            boolean known = xrPathToString(handle, path, length, text) >= 0;
            return known ? MemoryUtil.memASCII(text, length.get(0) - 1) : "";
        }
    }

    @Override
    public void close() {
        xrDestroyInstance(handle);
    }

    /** OpenXR's packed version as text. */
    static String version(long packed) {
        return (packed >>> 48) + "." + (packed >>> 32 & 0xffff) + "." + (packed & 0xffffffffL);
    }
}
