package org.trocar.server.desk;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.util.concurrent.TimeUnit;
import org.trocar.protos.v1.OperatorServiceGrpc;
import org.trocar.protos.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import org.trocar.protos.v1.WatchRequest;
import org.trocar.protos.v1.WatchTable;

/** One operator at one server, with the token that it wants to see. Refusals come as {@link StatusRuntimeException}s in the server's words. */
public final class Desk {
    static final WatchRequest WATCH =
            WatchRequest.newBuilder().setProtocolVersion(1).build();
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final int ANSWER_SECONDS = 10;

    private final Channel channel;

    /** @param secret the operator's token */
    public Desk(Channel channel, String secret) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + secret);
        this.channel = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private OperatorServiceBlockingStub stub() {
        return OperatorServiceGrpc.newBlockingStub(channel).withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    /** The table as it is now. */
    public WatchTable table() {
        Context.CancellableContext context = Context.current().withCancellation();
        Context before = context.attach();
        try {
            return stub().watch(WATCH).next();
        } finally {
            context.detach(before);
            context.cancel(null);
        }
    }

    /** The table from now on, once a second. */
    public WatchFeed watch() {
        return new WatchFeed(OperatorServiceGrpc.newStub(channel));
    }

    /** Does something with a session; returns what became of it, in words. */
    public String direct(Order order) {
        return stub().direct(order.request()).getText();
    }

    /** What a server said, or that there is none. */
    public static String words(Status status) {
        String said = status.getDescription() == null ? "" : status.getDescription();
        return switch (status.getCode()) {
            case UNAVAILABLE -> "no server answers" + (said.isEmpty() ? "" : " (" + said + ")");
            case UNIMPLEMENTED -> "what listens there has no operator service";
            case DEADLINE_EXCEEDED -> "the server does not answer" + (said.isEmpty() ? "" : " (" + said + ")");
            default -> said.isEmpty() ? status.getCode().toString() : said;
        };
    }
}
