package org.trocar.xrbridge.client;

import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Resumed;

/** Hears of the connections that a run needs. */
public interface ConnectionListener {
    /** Hears nothing. */
    ConnectionListener NONE = new ConnectionListener() {};

    default void opened(Opened opened) {}

    /** @param why in words */
    default void lost(String why) {}

    /** @param tickBefore the newest tick that was heard of before the connection was lost */
    default void resumed(Resumed resumed, long tickBefore) {}
}
