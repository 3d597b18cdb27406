package org.trocar.benchmarks.echo;

import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.trocar.protos.codec.EncodedMessage;
import org.trocar.protos.v1.TrocarServiceGrpc;

/** The Train method as a client that has its messages' bytes ready calls it: what is measured is then the server, not generated code here. */
public final class TrainBytes {
    public static final MethodDescriptor<byte[], byte[]> TRAIN = TrocarServiceGrpc.getTrainMethod().toBuilder(
                    new Bytes(), new Bytes())
            .build();

    private TrainBytes() {}

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new EncodedMessage().show(message, 0, message.length);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("a message could not be read from the network", e);
            }
        }
    }
}
