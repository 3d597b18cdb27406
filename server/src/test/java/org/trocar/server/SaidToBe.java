package org.trocar.server;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.Provenance;

/** Opens every session as one whose hands come from elsewhere than the client says. */
record SaidToBe(Provenance provenance) implements ClientInterceptor {
    @Override
    public <I, O> ClientCall<I, O> interceptCall(MethodDescriptor<I, O> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void sendMessage(I message) {
                super.sendMessage(said(message));
            }
        };
    }

    @SuppressWarnings("unchecked")
    private <I> I said(I message) {
        return message instanceof ClientMessage client && client.hasOpen()
                ? (I) client.toBuilder()
                        .setOpen(client.getOpen().toBuilder().setProvenance(provenance))
                        .build()
                : message;
    }
}
