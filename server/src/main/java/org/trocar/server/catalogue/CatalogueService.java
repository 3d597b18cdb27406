package org.trocar.server.catalogue;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.core.scenario.Scenario;
import org.trocar.protos.v1.GetGradeRequest;
import org.trocar.protos.v1.GetGradeResponse;
import org.trocar.protos.v1.ListScenariosRequest;
import org.trocar.protos.v1.ListScenariosResponse;
import org.trocar.protos.v1.ListSessionsRequest;
import org.trocar.protos.v1.ListSessionsResponse;
import org.trocar.protos.v1.TrocarServiceGrpc.TrocarServiceImplBase;
import org.trocar.server.live.FormerSessions;
import org.trocar.server.live.LiveSessions;
import org.trocar.server.wire.WireScenario;
import org.trocar.server.wire.WireScores;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.DisbelievedGrade;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.StoredGrade;
import org.trocar.telemetry.replay.RecordedManifest;

/** The unary calls. They read files, so they run on threads of their own, never on a network thread. */
public final class CatalogueService extends TrocarServiceImplBase {
    private static final Logger LOG = Logger.getLogger(CatalogueService.class.getName());
    private static final int MAX_PAGE = 1000;

    private final Path data;
    private final ScenarioLibrary library;
    private final LiveSessions live;
    private final FormerSessions former;
    private final SessionList sessions;
    private final ExecutorService readers;

    /** @param readers whose queue is bounded: what does not fit is refused as RESOURCE_EXHAUSTED */
    public CatalogueService(
            Path data, ScenarioLibrary library, LiveSessions live, FormerSessions former, ExecutorService readers) {
        this.data = data;
        this.library = library;
        this.live = live;
        this.former = former;
        this.readers = readers;
        sessions = new SessionList(data, live, former);
    }

    private interface Answer<T> {
        T make() throws IOException, StatusException;
    }

    @Override
    public void listScenarios(ListScenariosRequest request, StreamObserver<ListScenariosResponse> client) {
        answer(
                client,
                () -> ListScenariosResponse.newBuilder()
                        .addAllScenarios(library.scenarios().stream()
                                .map(loaded -> WireScenario.of(loaded.scenario(), loaded.sha256()))
                                .toList())
                        .build());
    }

    @Override
    public void listSessions(ListSessionsRequest request, StreamObserver<ListSessionsResponse> client) {
        answer(client, () -> {
            if (request.getPageSize() < 0 || request.getPageSize() > MAX_PAGE) {
                throw status(
                        Status.INVALID_ARGUMENT,
                        "page_size " + Integer.toUnsignedString(request.getPageSize()) + ": choose 1 to " + MAX_PAGE
                                + ", or 0 for 100");
            }
            return sessions.page(request);
        });
    }

    @Override
    public void getGrade(GetGradeRequest request, StreamObserver<GetGradeResponse> client) {
        answer(client, () -> grade(request.getSessionId()));
    }

    private GetGradeResponse grade(String sessionId) throws IOException, StatusException {
        SessionFolder folder = folder(sessionId);
        if (live.find(sessionId).isPresent()) {
            throw status(
                    Status.FAILED_PRECONDITION, "session " + sessionId + " is still running; ask when it has ended");
        }
        if (former.waits(sessionId) && !folder.closed()) {
            throw status(
                    Status.FAILED_PRECONDITION,
                    "session " + sessionId + " was interrupted and waits for its client; ask when it has been closed");
        }
        GradeDocument grade = believed(folder)
                .orElseThrow(() -> status(
                        Status.FAILED_PRECONDITION,
                        "session " + sessionId + " was interrupted before its grade; grade it with: trocar grade "
                                + sessionId));
        Optional<Scenario> scenario = RecordedManifest.scenario(folder);
        GetGradeResponse.Builder response = GetGradeResponse.newBuilder().setGrade(WireScores.grade(grade, scenario));
        Standings standings = Standings.read(data);
        standings.of(sessionId).ifPresent(response::setStanding);
        standings
                .adopted(sessionId)
                .ifPresent(adopted -> response.setAdopted(WireScores.grade(adopted, Optional.empty())));
        return response.build();
    }

    private static Optional<GradeDocument> believed(SessionFolder folder) throws IOException, StatusException {
        try {
            return StoredGrade.read(folder).map(StoredGrade::document);
        } catch (DisbelievedGrade e) {
            throw status(
                    Status.DATA_LOSS,
                    "the grade of session " + folder.path().getFileName()
                            + " is not believed: it is not as it was sealed; see" + " \"trocar verify\"");
        }
    }

    private SessionFolder folder(String sessionId) throws StatusException {
        try {
            SessionFolder folder = SessionFolder.of(data, sessionId);
            if (folder.begun()) {
                return folder;
            }
        } catch (IllegalArgumentException e) {
            throw status(Status.INVALID_ARGUMENT, e.getMessage());
        }
        throw status(Status.NOT_FOUND, "there is no session " + sessionId + " here; ListSessions has those there are");
    }

    private static StatusException status(Status status, String text) {
        return status.withDescription(text).asException();
    }

    private <T> void answer(StreamObserver<T> client, Answer<T> answer) {
        try {
            readers.execute(() -> answerNow(client, answer));
        } catch (RejectedExecutionException e) {
            client.onError(
                    readers.isShutdown()
                            ? status(Status.UNAVAILABLE, "the server is stopping")
                            : status(Status.RESOURCE_EXHAUSTED, "the server has too much to read; try again later"));
        }
    }

    private static <T> void answerNow(StreamObserver<T> client, Answer<T> answer) {
        try {
            client.onNext(answer.make());
            client.onCompleted();
        } catch (StatusException e) {
            client.onError(e);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "a call could not be answered", e);
            client.onError(status(Status.INTERNAL, "this call could not be answered; the server's log says why"));
        }
    }
}
