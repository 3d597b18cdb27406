package org.trocar.protos.codec;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.TrocarServiceGrpc;

/**
 * The server's side of the Train stream: frames come in without allocation, and what goes out is ready bytes, a {@link WorldStateWriter}'s
 * or any message's by {@link #stream}. On the wire it is the generated method; clients use the generated stub.
 *
 * <p><b>Who owns what.</b> gRPC parses a message and hands it to the listener at once on the same thread, so each thread has one
 * {@link InboundMessage} for all its streams: it is the listener's until {@code onNext} (or {@code onMessage}) returns, and an interceptor
 * must not hold it back. Over a network, gRPC copies what is sent before {@code onNext} (or {@code sendMessage}) returns: a writer may then be
 * filled anew. Its in-process transport does not copy; do not use that with a reused writer.
 */
public final class TrainMethod {
    private static final Marshaller<ServerMessage> MESSAGES = ProtoUtils.marshaller(ServerMessage.getDefaultInstance());

    private static final MethodDescriptor<InboundMessage, InputStream> DESCRIPTOR =
            TrocarServiceGrpc.getTrainMethod().toBuilder(new Inbound(), new Outbound())
                    .build();

    private TrainMethod() {}

    /** A message's bytes, as the stream wants them. */
    public static InputStream stream(ServerMessage message) {
        return MESSAGES.stream(message);
    }

    /** The generated service with its Train method answered by {@code train} instead. */
    public static ServerServiceDefinition bind(
            ServerServiceDefinition generated, ServerCallHandler<InboundMessage, InputStream> train) {
        ServiceDescriptor contract = generated.getServiceDescriptor();
        ServiceDescriptor.Builder service = ServiceDescriptor.newBuilder(contract.getName())
                .setSchemaDescriptor(contract.getSchemaDescriptor())
                .addMethod(DESCRIPTOR);
        for (MethodDescriptor<?, ?> method : contract.getMethods()) {
            if (!isTrain(method)) {
                service.addMethod(method);
            }
        }
        ServerServiceDefinition.Builder bound =
                ServerServiceDefinition.builder(service.build()).addMethod(DESCRIPTOR, train);
        for (ServerMethodDefinition<?, ?> method : generated.getMethods()) {
            if (!isTrain(method.getMethodDescriptor())) {
                bound.addMethod(method);
            }
        }
        return bound.build();
    }

    private static boolean isTrain(MethodDescriptor<?, ?> method) {
        return method.getFullMethodName().equals(DESCRIPTOR.getFullMethodName());
    }

    private static final class Inbound implements Marshaller<InboundMessage> {
        private final ThreadLocal<InboundMessage> messages = ThreadLocal.withInitial(InboundMessage::new);

        @Override
        public InboundMessage parse(InputStream stream) {
            InboundMessage message = messages.get();
            try {
                message.read(stream);
            } catch (IOException e) {
                throw new UncheckedIOException("a message of a Train stream could not be read from the network", e);
            }
            return message;
        }

        @Override
        public InputStream stream(InboundMessage message) {
            throw new UnsupportedOperationException("clients send with the generated stub");
        }
    }

    private static final class Outbound implements Marshaller<InputStream> {
        @Override
        public InputStream stream(InputStream message) {
            return message;
        }

        @Override
        public InputStream parse(InputStream stream) {
            throw new UnsupportedOperationException("clients receive with the generated stub");
        }
    }
}
