package org.trocar.server.operator;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.logging.Logger;
import org.trocar.server.log.Event;
import org.trocar.telemetry.keys.OperatorToken;

/** Lets in who shows the operator's token, and tells everybody else where it is. */
final class OperatorGate implements ServerInterceptor {
    private static final Logger LOG = Logger.getLogger(OperatorGate.class.getName());
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "Bearer ";

    private final OperatorToken token;

    OperatorGate(OperatorToken token) {
        this.token = token;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String shown = headers.get(AUTHORIZATION);
        if (shown != null && shown.startsWith(BEARER) && token.matches(shown.substring(BEARER.length()))) {
            return next.startCall(call, headers);
        }
        Event.warning("an operator's call was refused: no token, or not this server's")
                .to(LOG);
        String what =
                shown == null ? "this call needs the operator's token" : "that is not this server's operator's token";
        call.close(
                Status.PERMISSION_DENIED.withDescription(
                        what + "; it is in keys/operator.token of the server's data folder"),
                new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
