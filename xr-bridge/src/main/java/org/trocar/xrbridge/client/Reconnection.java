package org.trocar.xrbridge.client;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.trocar.protos.v1.GetGradeRequest;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.TrocarServiceGrpc;

/**
 * Finds the way back to a session whose connection was lost, or whose server died: asks again and again until the session is resumed, turns
 * out to have ended, or the patience is over.
 */
public final class Reconnection {
    private static final long RETRY_MILLIS = 250;
    private static final long GRADE_SECONDS = 10;

    private final ManagedChannel channel;
    private final LongSupplier clock;
    private final TrainListener listener;
    private final Duration patience;

    /** @param clock steady nanoseconds */
    public Reconnection(ManagedChannel channel, LongSupplier clock, TrainListener listener, Duration patience) {
        this.channel = channel;
        this.clock = clock;
        this.listener = listener;
        this.patience = patience;
    }

    /**
     * Comes back, waiting for it if need be.
     *
     * @throws TrainException when the server does not let it, or when the patience is over, with the last reason
     */
    public Comeback comeBack(Opened opened) throws TrainException {
        long deadline = clock.getAsLong() + patience.toNanos();
        Attempt attempt = attempt(opened);
        while (attempt.comeback().isEmpty()) {
            if (clock.getAsLong() >= deadline) {
                throw new TrainException("session " + opened.getSessionId() + " could not be resumed within "
                        + patience.toSeconds() + " s: " + attempt.why());
            }
            rest();
            attempt = attempt(opened);
        }
        return attempt.comeback().get();
    }

    /** @param why there is no comeback yet */
    private record Attempt(Optional<Comeback> comeback, String why) {}

    private Attempt attempt(Opened opened) throws TrainException {
        // Without this it would wait ever longer between two tries of its own.
        channel.resetConnectBackoff();
        TrainClient client = new TrainClient(channel, clock, listener);
        try {
            return new Attempt(Optional.of(new Comeback.Resuming(client, client.resume(opened))), "");
        } catch (TrainException e) {
            client.close();
            return new Attempt(ended(client, opened, e), e.getMessage());
        }
    }

    private Optional<Comeback> ended(TrainClient client, Opened opened, TrainException failure) throws TrainException {
        RefusalCode code = client.refusalCode().orElse(RefusalCode.REFUSAL_CODE_UNSPECIFIED);
        if (code == RefusalCode.REFUSAL_CODE_WRONG_TOKEN) {
            throw failure;
        }
        boolean perhapsOver =
                code == RefusalCode.REFUSAL_CODE_OUT_OF_PLACE || code == RefusalCode.REFUSAL_CODE_NOT_FOUND;
        Optional<Comeback> over = perhapsOver ? grade(opened).map(Comeback.Over::new) : Optional.empty();
        if (over.isEmpty() && code == RefusalCode.REFUSAL_CODE_NOT_FOUND) {
            throw failure;
        }
        return over;
    }

    /** Empty while there is none yet. */
    private Optional<Grade> grade(Opened opened) {
        try {
            return Optional.of(TrocarServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(GRADE_SECONDS, TimeUnit.SECONDS)
                    .getGrade(GetGradeRequest.newBuilder()
                            .setSessionId(opened.getSessionId())
                            .build())
                    .getGrade());
        } catch (StatusRuntimeException e) {
            return Optional.empty();
        }
    }

    private static void rest() throws TrainException {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainException("interrupted while waiting for the server");
        }
    }
}
