package org.trocar.xrbridge.openxr;

/** Where our session is in its life, and what an event makes of that: nothing but a function of both. */
enum SessionPhase {
    /** Not begun, or ended and perhaps to be begun again. */
    IDLE,
    /** Begun, and the wearer's input has not yet been ours. */
    BEGUN,
    /** The wearer's input is ours. */
    FOCUSED,
    /** The wearer's input was ours and is not now: a menu is open, or nobody wears the headset. */
    UNFOCUSED,
    /** Gone with its runtime. */
    LOST,
    /** Ended for good by the wearer or the runtime. */
    ENDED;

    /** What is to be done on the way into a phase. */
    enum Action {
        NONE,
        /** Begin the session. */
        BEGIN,
        /** End the session. */
        END
    }

    /** A phase, and what to do on the way into it. */
    record Step(SessionPhase phase, Action action) {}

    /** Made once, since focus goes and comes while frames are due. */
    private final Step arrival = new Step(this, Action.NONE);

    /** What follows from an event in this phase. */
    Step after(SessionEvent event) {
        if (this == LOST || this == ENDED) {
            return stay();
        }
        return switch (event) {
            case LOSS_PENDING, INSTANCE_LOSS_PENDING, EVENTS_LOST -> to(LOST);
            case EXITING -> to(ENDED);
            case READY -> running() ? stay() : new Step(BEGUN, Action.BEGIN);
            case STOPPING -> running() ? new Step(IDLE, Action.END) : stay();
            case FOCUSED -> running() ? to(FOCUSED) : stay();
            case SYNCHRONIZED, VISIBLE -> this == FOCUSED ? to(UNFOCUSED) : stay();
            case IDLE, OTHER -> stay();
        };
    }

    /** Whether the session was begun and not ended. */
    boolean running() {
        return this == BEGUN || this == FOCUSED || this == UNFOCUSED;
    }

    private Step stay() {
        return arrival;
    }

    private static Step to(SessionPhase phase) {
        return phase.arrival;
    }
}
