package org.trocar.xrbridge.client;

import io.grpc.Status;

/** The stream broke, or fell silent, without the server's having ended it: its session may still be there to come back to. */
public final class ConnectionLostException extends TrainException {
    ConnectionLostException(String message) {
        super(message);
    }

    ConnectionLostException(Status status) {
        super(status);
    }
}
