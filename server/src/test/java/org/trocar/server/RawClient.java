package org.trocar.server;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.protos.v1.TrocarServiceGrpc;

/** A Train stream on which any bytes can be sent. */
final class RawClient implements AutoCloseable {
    private static final MethodDescriptor<byte[], ServerMessage> TRAIN = TrocarServiceGrpc.getTrainMethod().toBuilder(
                    new Bytes(), ProtoUtils.marshaller(ServerMessage.getDefaultInstance()))
            .build();

    private final ManagedChannel channel;
    private final Arrivals<byte[], ServerMessage> arrivals = new Arrivals<>(true);
    private final StreamObserver<byte[]> out;

    RawClient(TrocarServer server) {
        channel = Arrivals.channel(server.address().getPort());
        out = ClientCalls.asyncBidiStreamingCall(channel.newCall(TRAIN, CallOptions.DEFAULT), arrivals);
    }

    private static final class Bytes implements Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream stream) {
            throw new UnsupportedOperationException("clients only send these");
        }
    }

    RawClient send(byte[] message) {
        out.onNext(message);
        return this;
    }

    ServerMessage await(MessageCase kind) throws InterruptedException {
        return arrivals.await(kind.toString(), message -> message.getMessageCase() == kind);
    }

    long count(MessageCase kind) {
        return arrivals.seen().stream()
                .filter(message -> message.getMessageCase() == kind)
                .count();
    }

    Status awaitEnd() throws Exception {
        return arrivals.awaitEnd();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
