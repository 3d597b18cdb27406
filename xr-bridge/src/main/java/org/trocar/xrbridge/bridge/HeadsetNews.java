package org.trocar.xrbridge.bridge;

import org.trocar.xrbridge.headset.HeadsetDescription;

/** What the thread that owns the headset has to say, besides frames. Rare. */
sealed interface HeadsetNews {
    /** Passes it on. */
    void tell(BridgeListener listener);

    /** Whether nothing comes after it, no frame either. */
    default boolean last() {
        return false;
    }

    /** It delivers: for the first time, again after nobody wore it, or again after it was lost. */
    record Running(HeadsetDescription description) implements HeadsetNews {
        @Override
        public void tell(BridgeListener listener) {
            listener.headsetRunning(description);
        }
    }

    /** It goes on, but is not what it was: the wearer has taken up controllers, say. */
    record Changed(HeadsetDescription description) implements HeadsetNews {
        @Override
        public void tell(BridgeListener listener) {
            listener.headsetChanged(description);
        }
    }

    /** It is there and does not deliver. */
    record Waiting() implements HeadsetNews {
        @Override
        public void tell(BridgeListener listener) {
            listener.headsetWaiting();
        }
    }

    /** It is gone; it will be opened anew. */
    record Lost() implements HeadsetNews {
        @Override
        public void tell(BridgeListener listener) {
            listener.headsetLost();
        }
    }

    /**
     * It could not be opened, and will be tried again.
     *
     * @param why in words
     */
    record NotYet(String why) implements HeadsetNews {
        @Override
        public void tell(BridgeListener listener) {
            listener.headsetMissing(why);
        }
    }

    /** Its wearer or its runtime has ended it. */
    record Ended() implements HeadsetNews {
        @Override
        public void tell(BridgeListener listener) {
            // The run's end says it.
        }

        @Override
        public boolean last() {
            return true;
        }
    }

    /** It cannot be had, or its driver failed. */
    record Failed(Throwable why) implements HeadsetNews {
        @Override
        public void tell(BridgeListener listener) {
            listener.headsetFailed(why);
        }

        @Override
        public boolean last() {
            return true;
        }
    }
}
