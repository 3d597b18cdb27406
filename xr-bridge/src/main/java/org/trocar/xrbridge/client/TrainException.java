package org.trocar.xrbridge.client;

import io.grpc.Status;

/** A run that could not be started or go on, in words for the person who started it. */
public sealed class TrainException extends Exception permits ConnectionLostException {
    public TrainException(String message) {
        super(message);
    }

    TrainException(Status status) {
        super(words(status), status.getCause());
    }

    private static String words(Status status) {
        String said = status.getDescription() == null ? "" : " (" + status.getDescription() + ")";
        return switch (status.getCode()) {
            case UNAVAILABLE -> "no server answers, or the connection broke: is one running there?" + said;
            case DEADLINE_EXCEEDED -> "no server answers in time: is one running there?" + said;
            case UNIMPLEMENTED -> "whatever answers there is not a Trocar server" + said;
            case RESOURCE_EXHAUSTED -> "the server has no room for another session now" + said;
            case CANCELLED -> "the stream was cancelled" + said;
            default -> "the server ended the stream: " + status.getCode() + said;
        };
    }
}
