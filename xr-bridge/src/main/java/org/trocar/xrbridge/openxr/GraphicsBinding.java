package org.trocar.xrbridge.openxr;

import static org.lwjgl.system.MemoryUtil.NULL;

import org.lwjgl.openxr.XrSession;
import org.trocar.xrbridge.headset.HeadsetException;

/**
 * What a session draws with. Trocar draws nothing, but some runtimes run no session that does not: a binding for those gives its device
 * when the session is created, and hands in empty frames from a thread of its own while the session runs.
 */
sealed interface GraphicsBinding extends AutoCloseable {

    /** Address of the structure that tells the runtime the graphics device, or {@code NULL}. */
    long createInfo();

    /** The session was begun: frames are due from here on. */
    void begun(XrSession session);

    /** The session is about to be ended: no more frames. */
    void ending();

    @Override
    void close();

    /** The binding for this runtime. */
    static GraphicsBinding of(Instance instance) throws HeadsetException {
        if (instance.has(Extension.HEADLESS)) {
            return new Headless();
        }
        throw new HeadsetException(
                instance.runtime()
                        + " runs no program that does not draw (it has no XR_MND_headless; neither have Meta Quest Link and"
                        + " Varjo). Make SteamVR, Monado or WiVRn the active OpenXR runtime for this headset; a headset on Meta Link can be"
                        + " used through SteamVR.",
                false);
    }

    /** No drawing at all. */
    final class Headless implements GraphicsBinding {
        @Override
        public long createInfo() {
            return NULL;
        }

        @Override
        public void begun(XrSession session) {}

        @Override
        public void ending() {}

        @Override
        public void close() {}
    }
}
