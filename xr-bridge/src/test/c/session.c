// Events, and the session's life: its state follows what the device's wearer does.
#define _GNU_SOURCE
#include "runtime.h"
#include <string.h>

XrEventDataBuffer *event_new(void) {
    if (runtime.eventCount == EVENTS) {
        XrEventDataEventsLost *lost = (XrEventDataEventsLost *)&runtime.events[EVENTS - 1];
        uint32_t before = lost->type == XR_TYPE_EVENT_DATA_EVENTS_LOST ? lost->lostEventCount : 0;
        *lost = (XrEventDataEventsLost){.type = XR_TYPE_EVENT_DATA_EVENTS_LOST, .lostEventCount = before + 1};
        static XrEventDataBuffer nobodyTakesIt;
        return &nobodyTakesIt;
    }
    XrEventDataBuffer *event = &runtime.events[runtime.eventCount++];
    memset(event, 0, sizeof *event);
    return event;
}

static void move_to(XrSessionState state) {
    runtime.state = state;
    put_report(SESSION_STATE, state);
    *(XrEventDataSessionStateChanged *)event_new() = (XrEventDataSessionStateChanged){
        .type = XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED, .session = (XrSession)handle_of(runtime.session), .state = state, .time = now()};
    if (state == XR_SESSION_STATE_FOCUSED && !report(PLAYING_SINCE)) put_report(PLAYING_SINCE, monotonic_of_time(now()));
}

static bool exiting(void) { return runtime.exitWanted || setting(EXITING); }

static void follow_while_idle(void) {
    if (runtime.state != XR_SESSION_STATE_IDLE) return;
    if (exiting()) move_to(XR_SESSION_STATE_EXITING);
    else if (setting(WORN)) move_to(XR_SESSION_STATE_READY);
}

static void follow_while_running(void) {
    bool stopping = exiting() || !setting(WORN);
    XrSessionState wanted = stopping ? XR_SESSION_STATE_SYNCHRONIZED : setting(FOCUSED) ? XR_SESSION_STATE_FOCUSED : XR_SESSION_STATE_VISIBLE;
    if (runtime.state == XR_SESSION_STATE_READY) move_to(XR_SESSION_STATE_SYNCHRONIZED);
    while (runtime.state < wanted) move_to(runtime.state + 1);
    while (runtime.state > wanted && runtime.state <= XR_SESSION_STATE_FOCUSED) move_to(runtime.state - 1);
    if (stopping && runtime.state == XR_SESSION_STATE_SYNCHRONIZED) move_to(XR_SESSION_STATE_STOPPING);
}

static void follow_session(void) {
    if (runtime.state == XR_SESSION_STATE_LOSS_PENDING || runtime.state == XR_SESSION_STATE_EXITING) return;
    if (runtime.sessionLosses != setting(SESSION_LOSSES)) {
        runtime.sessionLosses = setting(SESSION_LOSSES);
        move_to(XR_SESSION_STATE_LOSS_PENDING);
    } else if (runtime.running) {
        follow_while_running();
    } else {
        follow_while_idle();
    }
}

void follow_device(void) {
    recentre_follow();
    if (runtime.instanceLosses != setting(INSTANCE_LOSSES)) {
        runtime.instanceLosses = setting(INSTANCE_LOSSES);
        *(XrEventDataInstanceLossPending *)event_new() =
                (XrEventDataInstanceLossPending){.type = XR_TYPE_EVENT_DATA_INSTANCE_LOSS_PENDING, .lossTime = now()};
    }
    if (runtime.eventLosses != setting(EVENT_LOSSES)) {
        runtime.eventLosses = setting(EVENT_LOSSES);
        *(XrEventDataEventsLost *)event_new() = (XrEventDataEventsLost){.type = XR_TYPE_EVENT_DATA_EVENTS_LOST, .lostEventCount = 1};
    }
    if (runtime.session) follow_session();
}

XrResult xrPollEvent(XrInstance instance, XrEventDataBuffer *event) {
    if (!entered(__func__, false)) {
        runtime.lossTold = true;
        return XR_ERROR_INSTANCE_LOST;
    }
    if (!find(__func__, instance, INSTANCE)) return XR_ERROR_HANDLE_INVALID;
    PLAIN(event, XR_TYPE_EVENT_DATA_BUFFER);
    if (!runtime.eventCount) return XR_EVENT_UNAVAILABLE;
    *event = runtime.events[0];
    memmove(runtime.events, runtime.events + 1, --runtime.eventCount * sizeof *runtime.events);
    count(EVENTS_TAKEN);
    if (event->type == XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED) runtime.toldState = ((XrEventDataSessionStateChanged *)event)->state;
    return XR_SUCCESS;
}

XrResult xrCreateSession(XrInstance instance, const XrSessionCreateInfo *info, XrSession *session) {
    ENTER(instance);
    PLAIN(info, XR_TYPE_SESSION_CREATE_INFO);
    REQUIRE(enabled(HEADLESS), XR_ERROR_GRAPHICS_DEVICE_INVALID, "without a graphics binding and without XR_MND_headless");
    REQUIRE(info->systemId == 1, XR_ERROR_SYSTEM_INVALID, "%llu is not a system", (unsigned long long)info->systemId);
    REQUIRE(!runtime.session, XR_ERROR_LIMIT_REACHED, "the session before was not destroyed");
    count(SESSIONS);
    runtime.session = object_new(SESSION, find(__func__, instance, INSTANCE));
    REQUIRE(runtime.session, XR_ERROR_LIMIT_REACHED, "too many handles");
    runtime.sessionLosses = setting(SESSION_LOSSES);
    *session = (XrSession)handle_of(runtime.session);
    move_to(XR_SESSION_STATE_IDLE);
    follow_session();
    return XR_SUCCESS;
}

static void keep_events_of_the_instance(void) {
    int kept = 0;
    for (int i = 0; i < runtime.eventCount; i++) {
        XrStructureType type = runtime.events[i].type;
        bool stays = type == XR_TYPE_EVENT_DATA_INSTANCE_LOSS_PENDING || type == XR_TYPE_EVENT_DATA_EVENTS_LOST;
        if (stays) runtime.events[kept++] = runtime.events[i];
    }
    runtime.eventCount = kept;
}

void session_forget(void) {
    runtime.session = NULL;
    runtime.state = runtime.toldState = XR_SESSION_STATE_UNKNOWN;
    runtime.running = runtime.exitWanted = runtime.attached = false;
    runtime.syncedAt = runtime.previousSync = 0;
    runtime.profile = 0;
    keep_events_of_the_instance();
    put_report(SESSION_STATE, XR_SESSION_STATE_UNKNOWN);
}

XrResult xrDestroySession(XrSession session) {
    XrResult result = destroy(__func__, session, SESSION);
    if (result == XR_SUCCESS) session_forget();
    return result;
}

XrResult xrBeginSession(XrSession session, const XrSessionBeginInfo *info) {
    ENTER_SESSION(object, session, SESSION);
    PLAIN(info, XR_TYPE_SESSION_BEGIN_INFO);
    REQUIRE(!runtime.running, XR_ERROR_SESSION_RUNNING, "the session runs already");
    REQUIRE(runtime.toldState == XR_SESSION_STATE_READY, XR_ERROR_SESSION_NOT_READY, "only when READY, not %s", state_name(runtime.toldState));
    runtime.running = true;
    follow_device();
    return XR_SUCCESS;
}

XrResult xrEndSession(XrSession session) {
    ENTER_SESSION(object, session, SESSION);
    REQUIRE(runtime.running, XR_ERROR_SESSION_NOT_RUNNING, "the session does not run");
    REQUIRE(runtime.toldState == XR_SESSION_STATE_STOPPING, XR_ERROR_SESSION_NOT_STOPPING, "only when STOPPING, not %s",
            state_name(runtime.toldState));
    runtime.running = false;
    move_to(XR_SESSION_STATE_IDLE);
    follow_device();
    return XR_SUCCESS;
}

XrResult xrRequestExitSession(XrSession session) {
    ENTER_SESSION(object, session, SESSION);
    REQUIRE(runtime.running, XR_ERROR_SESSION_NOT_RUNNING, "the session does not run");
    runtime.exitWanted = true;
    follow_device();
    return XR_SUCCESS;
}

XrResult xrGetDisplayRefreshRateFB(XrSession session, float *rate) {
    ENTER_SESSION(object, session, SESSION);
    REQUIRE(enabled(REFRESH_RATE), XR_ERROR_FUNCTION_UNSUPPORTED, "its extension is not enabled");
    *rate = setting(REFRESH_HZ);
    return XR_SUCCESS;
}

XrResult xrEnumerateDisplayRefreshRatesFB(XrSession session, uint32_t capacity, uint32_t *count, float *rates) {
    *count = 1;
    return capacity ? xrGetDisplayRefreshRateFB(session, rates) : XR_SUCCESS;
}
