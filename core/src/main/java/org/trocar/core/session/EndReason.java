package org.trocar.core.session;

/** Why a run ended. */
public enum EndReason {
    TASK_FINISHED("the task was finished"),
    TIMED_OUT("the time was up"),
    ABANDONED("the run was abandoned"),
    HANDS_ENDED("no more hands came"),
    CLIENT_VANISHED("the client did not come back"),
    SERVER_STOPPED("the server stopped"),
    DISK_FULL("the server's disk was nearly full"),
    ENDED_BY_OPERATOR("an operator ended the run");

    private final String description;

    EndReason(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }

    /** Whether the server or who looks after it, not the trainee or the client, broke the run off. */
    public boolean interrupts() {
        return this == SERVER_STOPPED || this == DISK_FULL || this == ENDED_BY_OPERATOR;
    }
}
