package org.trocar.server.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.trocar.core.grade.Grade;
import org.trocar.protos.v1.ListSessionsRequest;
import org.trocar.protos.v1.ListSessionsResponse;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.SessionSummary;
import org.trocar.server.live.FormerSessions;
import org.trocar.server.live.LiveSession;
import org.trocar.server.live.LiveSessions;
import org.trocar.server.wire.WireEnums;
import org.trocar.server.wire.WireScores;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.StoredGrade;

/** The sessions of a data folder, page by page, newest first: ids are UUIDv7, so their order is that of opening. */
final class SessionList {
    private static final Logger LOG = Logger.getLogger(SessionList.class.getName());
    private static final int DEFAULT_PAGE = 100;

    private final Path data;
    private final LiveSessions live;
    private final FormerSessions former;

    SessionList(Path data, LiveSessions live, FormerSessions former) {
        this.data = data;
        this.live = live;
        this.former = former;
    }

    /** One page. A page's token is its last session's id. */
    ListSessionsResponse page(ListSessionsRequest request) throws IOException {
        int size = request.getPageSize() == 0 ? DEFAULT_PAGE : request.getPageSize();
        ListSessionsResponse.Builder page = ListSessionsResponse.newBuilder();
        Standings standings = Standings.read(data);
        for (String id : idsAfter(request.getPageToken())) {
            Optional<SessionSummary> summary = summary(id, standings).filter(found -> wanted(found, request));
            if (summary.isPresent() && page.getSessionsCount() == size) {
                String last = page.getSessions(size - 1).getSessionId();
                return page.setNextPageToken(last).build();
            }
            summary.ifPresent(page::addSessions);
        }
        return page.build();
    }

    private List<String> idsAfter(String token) throws IOException {
        Path sessions = SessionFolder.sessions(data);
        if (!Files.isDirectory(sessions)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(sessions)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(id -> token.isEmpty() || id.compareTo(token) < 0)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static boolean wanted(SessionSummary summary, ListSessionsRequest request) {
        return matches(request.getLearnerPseudonym(), summary.getLearnerPseudonym())
                && matches(request.getScenarioId(), summary.getScenarioId());
    }

    private static boolean matches(String filter, String value) {
        return filter.isEmpty() || filter.equals(value);
    }

    /** Empty for a folder whose manifest cannot be read. */
    private Optional<SessionSummary> summary(String id, Standings standings) {
        SessionFolder folder = SessionFolder.at(SessionFolder.sessions(data).resolve(id));
        Optional<StoredManifest> manifest = folder.read().manifest();
        return manifest.isEmpty() ? Optional.empty() : Optional.of(summary(id, folder, manifest.get(), standings));
    }

    private SessionSummary summary(String id, SessionFolder folder, StoredManifest manifest, Standings standings) {
        SessionSummary.Builder summary = SessionSummary.newBuilder()
                .setSessionId(manifest.sessionId())
                .setOpenedUnixMillis(manifest.openedEpochMillis())
                .setLearnerPseudonym(manifest.learner())
                .setScenarioId(manifest.scenario().id())
                .setMode(WireEnums.toWire(manifest.mode()))
                .setProvenance(WireEnums.toWire(manifest.provenance()))
                .setAttemptLabel(manifest.attemptLabel());
        standings.of(id).ifPresent(summary::setStanding);
        Optional<LiveSession> running = live.find(id);
        if (running.isPresent()) {
            return summary.setStatus(running.get().status()).build();
        }
        if (former.waits(id) && !folder.closed()) {
            return summary.setStatus(SessionStatus.SESSION_STATUS_INTERRUPTED).build();
        }
        Optional<GradeDocument> grade = grade(folder);
        summary.setStatus(status(grade));
        grade.ifPresent(document -> addGrade(document, summary));
        return summary.build();
    }

    /** A grade that cannot be read hides no session. */
    private static Optional<GradeDocument> grade(SessionFolder folder) {
        try {
            return StoredGrade.read(folder).map(StoredGrade::document);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a grade is left out of a list", e);
            return Optional.empty();
        }
    }

    /** A session without a grade was ended by a failure, or its server was. */
    private static SessionStatus status(Optional<GradeDocument> grade) {
        return grade.flatMap(document -> document.grade().endReason())
                .map(WireEnums::ended)
                .orElse(SessionStatus.SESSION_STATUS_ABORTED);
    }

    private static void addGrade(GradeDocument document, SessionSummary.Builder summary) {
        Grade grade = document.grade();
        summary.setVerdict(WireScores.verdict(grade.verdict())).setGradeHash(document.gradeHash());
        grade.score().ifPresent(summary::setScore);
    }
}
