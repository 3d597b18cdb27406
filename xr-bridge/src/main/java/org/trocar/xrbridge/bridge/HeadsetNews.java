package org.trocar.xrbridge.bridge;

import org.trocar.xrbridge.headset.HeadsetDescription;

/** What the thread that owns the headset has to say, besides frames. Rare. */
sealed interface HeadsetNews {
    /** It delivers: for the first time, again after nobody wore it, or again after it was lost. */
    record Running(HeadsetDescription description) implements HeadsetNews {}

    /** It is there and does not deliver. */
    record Waiting() implements HeadsetNews {}

    /** It is gone; it will be opened anew. */
    record Lost() implements HeadsetNews {}

    /**
     * It could not be opened, and will be tried again.
     *
     * @param why in words
     */
    record NotYet(String why) implements HeadsetNews {}

    /** Its wearer or its runtime has ended it. The last one. */
    record Ended() implements HeadsetNews {}

    /** It cannot be had, or its driver failed. The last one. */
    record Failed(Throwable why) implements HeadsetNews {}
}
