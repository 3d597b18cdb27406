package org.trocar.core.session;

/** Why a run ended. */
public enum EndReason {
    TASK_FINISHED("the task was finished"),
    TIMED_OUT("the time was up"),
    ABANDONED("the run was abandoned"),
    HANDS_ENDED("no more hands came"),
    CLIENT_VANISHED("the client did not come back"),
    SERVER_STOPPED("the server stopped");

    private final String description;

    EndReason(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }
}
