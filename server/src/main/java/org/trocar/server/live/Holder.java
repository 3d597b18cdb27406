package org.trocar.server.live;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HexFormat;

/** Whom the server takes for one and the same when places are shared out. */
public final class Holder {
    /** What one subscriber is given of IPv6, as a rule: any of its addresses is the same holder. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private Holder() {}

    /**
     * A machine by its address; but of the server's own machine every connection by itself, since there one program, such as a proxy or a
     * console, may speak for many.
     */
    public static String of(SocketAddress peer) {
        if (!(peer instanceof InetSocketAddress)) {
            return String.valueOf(peer);
        }
        InetSocketAddress internet = (InetSocketAddress) peer;
        InetAddress address = internet.getAddress();
        if (address.isLoopbackAddress()) {
            return internet.toString();
        }
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, IPV6_NETWORK_BYTES));
    }
}
