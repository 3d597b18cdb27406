package org.trocar.server.live;

/** A session cannot go on because what it records is not kept any more; the message says why, for technician and client. */
final class RecordLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    RecordLost(String why) {
        super(why, null, false, false);
    }
}
