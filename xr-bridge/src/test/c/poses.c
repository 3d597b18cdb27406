// Where everything is: spaces, recentring, hand joints, and the faults a test wants in them.
#define _GNU_SOURCE
#include "runtime.h"
#include "pose.h"
#include <string.h>

#define ALL_FLAGS 15
#define TRACKED_FLAGS (XR_SPACE_LOCATION_ORIENTATION_TRACKED_BIT | XR_SPACE_LOCATION_POSITION_TRACKED_BIT)
#define EYE_HEIGHT_METRES 1.6f
#define VELOCITY_STEP_NANOS 1000000
#define GAZE_AGE_NANOS 5000000
#define PAST_NANOS 10000000000LL
#define FUTURE_NANOS 1000000000LL

typedef struct {
    XrPosef pose;
    XrSpaceLocationFlags flags;
} Located;

static bool trace_moment(XrTime time, int64_t step, Moment *moment) {
    int64_t held = setting(HELD_AT), since = report(PLAYING_SINCE);
    int64_t nanos = held >= 0 ? held : since ? monotonic_of_time(time) - since : 0;
    return trace_at(nanos + step, setting(LOOPING), moment);
}

bool moment_at(XrTime time, Moment *moment) { return trace_moment(time, 0, moment); }

// ---- recentring

static Origin *origin(XrReferenceSpaceType type) { return &device->origins[type == XR_REFERENCE_SPACE_TYPE_STAGE]; }

static const float *origin_at(XrReferenceSpaceType type, XrTime time) {
    return time < origin(type)->changeTime ? origin(type)->before : origin(type)->after;
}

void origins_prepare(void) {
    if (device->prepared) return;
    device->prepared = 1;
    for (int i = 0; i < 2; i++) {
        float at[7] = {0, i == 0 ? EYE_HEIGHT_METRES : 0, 0, 0, 0, 0, 1};
        memcpy(device->origins[i].before, at, sizeof at);
        memcpy(device->origins[i].after, at, sizeof at);
    }
}

void recentre_follow(void) {
    if (device->recentresDone == setting(RECENTRES)) return;
    device->recentresDone = setting(RECENTRES);
    XrReferenceSpaceType type = setting(RECENTRE_SPACE);
    XrTime change = now() + setting(RECENTRE_AFTER_NANOS);
    Origin *moved = origin(type);
    memcpy(moved->before, origin_at(type, now()), sizeof moved->before);
    pose_into(pose_times(pose_of(moved->before), pose_of(device->recentrePose)), moved->after);
    moved->changeTime = change;
    if (!runtime.session) return;
    *(XrEventDataReferenceSpaceChangePending *)event_new() = (XrEventDataReferenceSpaceChangePending){
        .type = XR_TYPE_EVENT_DATA_REFERENCE_SPACE_CHANGE_PENDING, .session = (XrSession)handle_of(runtime.session),
        .referenceSpaceType = type, .changeTime = change, .poseValid = setting(RECENTRE_POSE_VALID),
        .poseInPreviousSpace = setting(RECENTRE_POSE_VALID) ? pose_of(device->recentrePose) : (XrPosef){{0, 0, 0, 1}, {0, 0, 0}}};
}

// ---- faults

static void spoil(int part, Located *located) {
    int64_t garbage = setting(GARBAGE);
    if (located->flags && garbage && setting(GARBAGE_PARTS) >> part & 1) {
        if (garbage == NOT_A_NUMBER) located->pose.position.y = NAN;
        if (garbage == HUGE_POSITION) located->pose.position.y = 1e9f;
        if (garbage == ZERO_QUATERNION) located->pose.orientation = (XrQuaternionf){0, 0, 0, 0};
        if (garbage == LONG_QUATERNION) located->pose.orientation = (XrQuaternionf){3, 0, 0, 4};
    }
    if (setting(NOT_TRACKED)) located->flags &= ~(XrSpaceLocationFlags)TRACKED_FLAGS;
    if (setting(ZERO_FLAGS)) located->flags = 0;
}

static bool seen(int hand) { return !setting(hand == LEFT ? LEFT_HAND_LOST : RIGHT_HAND_LOST); }

// ---- spaces

static Located nowhere(void) { return (Located){{{0, 0, 0, 1}, {0, 0, 0}}, 0}; }

static Located action_in_trace(const Object *space, const Moment *moment) {
    enum User user = space->space.user;
    if (user == NOBODY || !action_live(space->space.action, user)) return nowhere();
    SpaceKind kind = space_kind(space->space.action, user);
    if (kind == GAZE_SPACE) return setting(EYES_LOST) ? nowhere() : (Located){head_at(moment), ALL_FLAGS};
    const HandSample *hand = &moment->from->hands[user];
    if (!seen(user) || !(hand->has & (kind == AIM_SPACE ? HAS_AIM : HAS_GRIP))) return nowhere();
    if (kind == AIM_SPACE) return (Located){aim_at(moment, user), hand->aimFlags};
    return (Located){grip_at(moment, user), hand->gripFlags};
}

static Located in_trace(const Object *space, XrTime time, int64_t step) {
    Moment moment;
    Located located = nowhere();
    XrReferenceSpaceType type = space->space.type;
    bool measured = space->space.action || type == XR_REFERENCE_SPACE_TYPE_VIEW;
    if (!measured) {
        located = (Located){pose_of(origin_at(type, time)), ALL_FLAGS};
    } else if (trace_moment(time, step, &moment)) {
        located = space->space.action ? action_in_trace(space, &moment) : (Located){head_at(&moment), moment.from->headFlags};
    }
    located.pose = pose_times(located.pose, space->space.pose);
    if (measured) spoil(space->space.action ? CONTROLLER_PART : HEAD_PART, &located);
    return located;
}

static Located relative(Located space, Located base) {
    return (Located){pose_times(pose_inverse(base.pose), space.pose), space.flags & base.flags};
}

static bool time_fits(const char *call, XrTime time) {
    if (time <= 0) violation(call, "a time of %lld", (long long)time);
    else if (!setting(CLOCK_FROZEN_AT) && time < now() - PAST_NANOS) violation(call, "a time far in the past: of another clock?");
    else if (!setting(CLOCK_FROZEN_AT) && time > now() + FUTURE_NANOS) violation(call, "a time far in the future: of another clock?");
    else return true;
    return false;
}

static bool is_unit(XrPosef pose) { return fabsf(norm(pose.orientation) - 1) < .01f; }

XrResult xrEnumerateReferenceSpaces(XrSession session, uint32_t capacity, uint32_t *count, XrReferenceSpaceType *types) {
    ENTER_SESSION(object, session, SESSION);
    *count = setting(STAGE_SUPPORTED) ? 3 : 2;
    if (!capacity) return XR_SUCCESS;
    REQUIRE(capacity >= *count, XR_ERROR_SIZE_INSUFFICIENT, "room for %u of %u spaces", capacity, *count);
    for (uint32_t i = 0; i < *count; i++) types[i] = XR_REFERENCE_SPACE_TYPE_VIEW + i;
    return XR_SUCCESS;
}

XrResult xrCreateReferenceSpace(XrSession session, const XrReferenceSpaceCreateInfo *info, XrSpace *space) {
    ENTER_SESSION(parent, session, SESSION);
    PLAIN(info, XR_TYPE_REFERENCE_SPACE_CREATE_INFO);
    REQUIRE(is_unit(info->poseInReferenceSpace), XR_ERROR_POSE_INVALID, "its orientation is not of length 1");
    XrReferenceSpaceType newest = setting(STAGE_SUPPORTED) ? XR_REFERENCE_SPACE_TYPE_STAGE : XR_REFERENCE_SPACE_TYPE_LOCAL;
    REQUIRE(info->referenceSpaceType >= XR_REFERENCE_SPACE_TYPE_VIEW && info->referenceSpaceType <= newest,
            XR_ERROR_REFERENCE_SPACE_UNSUPPORTED, "space %d was not offered", info->referenceSpaceType);
    Object *object = object_new(SPACE, parent);
    REQUIRE(object, XR_ERROR_LIMIT_REACHED, "too many handles");
    object->space.type = info->referenceSpaceType;
    object->space.pose = info->poseInReferenceSpace;
    *space = (XrSpace)handle_of(object);
    return XR_SUCCESS;
}

XrResult xrCreateActionSpace(XrSession session, const XrActionSpaceCreateInfo *info, XrSpace *space) {
    ENTER_SESSION(parent, session, SESSION);
    PLAIN(info, XR_TYPE_ACTION_SPACE_CREATE_INFO);
    Object *action = find(__func__, info->action, ACTION);
    if (!action) return XR_ERROR_HANDLE_INVALID;
    enum User user = user_of(info->subactionPath);
    REQUIRE(action->action.type == XR_ACTION_TYPE_POSE_INPUT, XR_ERROR_ACTION_TYPE_MISMATCH, "action %s is not a pose", action->action.name);
    REQUIRE(is_unit(info->poseInActionSpace), XR_ERROR_POSE_INVALID, "its orientation is not of length 1");
    REQUIRE(!info->subactionPath || (user != NOBODY && action->action.users >> user & 1), XR_ERROR_PATH_UNSUPPORTED,
            "'%s' is not among %s's subaction paths", path_text(info->subactionPath), action->action.name);
    Object *object = object_new(SPACE, parent);
    REQUIRE(object, XR_ERROR_LIMIT_REACHED, "too many handles");
    object->space.action = action;
    object->space.user = user == NOBODY ? (action->action.users ? NOBODY : EYES) : user;
    object->space.pose = info->poseInActionSpace;
    *space = (XrSpace)handle_of(object);
    return XR_SUCCESS;
}

XrResult xrDestroySpace(XrSpace space) { return destroy(__func__, space, SPACE); }

static XrVector3f moved(XrVector3f from, XrVector3f to) {
    float seconds = 2 * VELOCITY_STEP_NANOS / 1e9f;
    XrVector3f d = vector_plus(to, from, -1);
    return (XrVector3f){d.x / seconds, d.y / seconds, d.z / seconds};
}

static XrVector3f turned(XrQuaternionf from, XrQuaternionf to) {
    float seconds = 2 * VELOCITY_STEP_NANOS / 1e9f;
    XrQuaternionf d = times(to, conjugate(from));
    float k = (d.w < 0 ? -2 : 2) / seconds; // a small angle's sine is the angle
    return (XrVector3f){k * d.x, k * d.y, k * d.z};
}

static XrSpaceVelocityFlags velocity(Located before, Located after, XrVector3f *linear, XrVector3f *angular) {
    *linear = *angular = (XrVector3f){0, 0, 0};
    XrSpaceLocationFlags both = setting(VELOCITIES) ? before.flags & after.flags : 0;
    if (both & XR_SPACE_LOCATION_POSITION_VALID_BIT) *linear = moved(before.pose.position, after.pose.position);
    if (both & XR_SPACE_LOCATION_ORIENTATION_VALID_BIT) *angular = turned(before.pose.orientation, after.pose.orientation);
    return (both & XR_SPACE_LOCATION_POSITION_VALID_BIT ? XR_SPACE_VELOCITY_LINEAR_VALID_BIT : 0)
            | (both & XR_SPACE_LOCATION_ORIENTATION_VALID_BIT ? XR_SPACE_VELOCITY_ANGULAR_VALID_BIT : 0);
}

static Located located_in(const Object *space, const Object *base, XrTime time, int64_t step) {
    return relative(in_trace(space, time, step), in_trace(base, time, step));
}

static void space_velocity(const Object *space, const Object *base, XrTime time, XrSpaceVelocity *v) {
    Located before = located_in(space, base, time, -VELOCITY_STEP_NANOS), after = located_in(space, base, time, VELOCITY_STEP_NANOS);
    v->velocityFlags = velocity(before, after, &v->linearVelocity, &v->angularVelocity);
}

XrResult xrLocateSpace(XrSpace space, XrSpace baseSpace, XrTime time, XrSpaceLocation *location) {
    ENTER_SESSION(object, space, SPACE);
    const Object *base = find(__func__, baseSpace, SPACE);
    if (!base) return XR_ERROR_HANDLE_INVALID;
    TYPED(location, XR_TYPE_SPACE_LOCATION, XR_TYPE_SPACE_VELOCITY, enabled(EYE_GAZE) ? XR_TYPE_EYE_GAZE_SAMPLE_TIME_EXT : XR_TYPE_UNKNOWN);
    if (!time_fits(__func__, time)) return XR_ERROR_TIME_INVALID;
    Located located = located_in(object, base, time, 0);
    location->locationFlags = located.flags;
    location->pose = located.pose;
    for (XrBaseOutStructure *next = location->next; next; next = next->next) {
        if (next->type == XR_TYPE_SPACE_VELOCITY) space_velocity(object, base, time, (XrSpaceVelocity *)next);
        else ((XrEyeGazeSampleTimeEXT *)next)->time = located.flags ? time - GAZE_AGE_NANOS : 0;
    }
    return runtime.state == XR_SESSION_STATE_LOSS_PENDING ? XR_SESSION_LOSS_PENDING : XR_SUCCESS;
}

// ---- hands

static uint32_t requested_sources(const XrHandTrackerCreateInfoEXT *info) {
    const XrHandTrackingDataSourceInfoEXT *sources = info->next;
    if (!sources) return 1u << XR_HAND_TRACKING_DATA_SOURCE_UNOBSTRUCTED_EXT | 1u << XR_HAND_TRACKING_DATA_SOURCE_CONTROLLER_EXT;
    uint32_t bits = 0;
    for (uint32_t i = 0; i < sources->requestedDataSourceCount; i++) bits |= 1u << sources->requestedDataSources[i];
    return bits;
}

XrResult xrCreateHandTrackerEXT(XrSession session, const XrHandTrackerCreateInfoEXT *info, XrHandTrackerEXT *tracker) {
    ENTER_SESSION(parent, session, SESSION);
    REQUIRE(enabled(HAND_TRACKING), XR_ERROR_FUNCTION_UNSUPPORTED, "its extension is not enabled");
    TYPED(info, XR_TYPE_HAND_TRACKER_CREATE_INFO_EXT, enabled(DATA_SOURCE) ? XR_TYPE_HAND_TRACKING_DATA_SOURCE_INFO_EXT : XR_TYPE_UNKNOWN,
            XR_TYPE_UNKNOWN);
    REQUIRE(info->hand == XR_HAND_LEFT_EXT || info->hand == XR_HAND_RIGHT_EXT, XR_ERROR_VALIDATION_FAILURE, "%d is not a hand", info->hand);
    REQUIRE(info->handJointSet == XR_HAND_JOINT_SET_DEFAULT_EXT, XR_ERROR_VALIDATION_FAILURE, "%d is not a joint set", info->handJointSet);
    REQUIRE(setting(HANDS_SUPPORTED), XR_ERROR_FEATURE_UNSUPPORTED, "the system does not track hands");
    Object *object = object_new(HAND_TRACKER, parent);
    REQUIRE(object, XR_ERROR_LIMIT_REACHED, "too many handles");
    object->tracker.hand = info->hand == XR_HAND_LEFT_EXT ? LEFT : RIGHT;
    object->tracker.sources = requested_sources(info);
    *tracker = (XrHandTrackerEXT)handle_of(object);
    return XR_SUCCESS;
}

XrResult xrDestroyHandTrackerEXT(XrHandTrackerEXT tracker) { return destroy(__func__, tracker, HAND_TRACKER); }

static XrHandTrackingDataSourceEXT source(void) {
    return setting(EMULATED) ? XR_HAND_TRACKING_DATA_SOURCE_CONTROLLER_EXT : XR_HAND_TRACKING_DATA_SOURCE_UNOBSTRUCTED_EXT;
}

static bool hand_active(const Object *tracker, const Moment *moment) {
    return runtime.state == XR_SESSION_STATE_FOCUSED && seen(tracker->tracker.hand) && tracker->tracker.sources >> source() & 1
            && moment->from->hands[tracker->tracker.hand].has & HAS_JOINTS;
}

static Located joint_in(const Moment *moment, int hand, int joint, Located base) {
    Located located = {joint_at(moment, hand, joint), joint_flags(&moment->from->hands[hand], joint)};
    located = relative(located, base);
    spoil(joint, &located);
    return located;
}

typedef struct {
    Moment at, before, after;
    Located base;
    int hand;
} HandMoment;

static void locate_joint(const HandMoment *m, int joint, XrHandJointLocationEXT *location, XrHandJointVelocityEXT *v) {
    Located located = joint_in(&m->at, m->hand, joint, m->base);
    location->locationFlags = located.flags;
    location->pose = located.pose;
    location->radius = m->at.from->hands[m->hand].joints[joint][7];
    if (!v) return;
    Located before = joint_in(&m->before, m->hand, joint, m->base), after = joint_in(&m->after, m->hand, joint, m->base);
    v->velocityFlags = velocity(before, after, &v->linearVelocity, &v->angularVelocity);
}

// What an inactive hand's contents are is undefined, so they are left as they were: whoever reads them is found out.
static void locate_nothing(XrHandJointLocationsEXT *locations, XrHandJointVelocitiesEXT *velocities) {
    for (int i = 0; i < XR_HAND_JOINT_COUNT_EXT; i++) {
        locations->jointLocations[i].locationFlags = 0;
        if (velocities) velocities->jointVelocities[i].velocityFlags = 0;
    }
}

static XrHandJointVelocitiesEXT *describe_hand(XrHandJointLocationsEXT *locations) {
    XrHandJointVelocitiesEXT *velocities = NULL;
    for (XrBaseOutStructure *next = locations->next; next; next = next->next) {
        XrHandTrackingDataSourceStateEXT *state = (XrHandTrackingDataSourceStateEXT *)next;
        if (next->type == XR_TYPE_HAND_JOINT_VELOCITIES_EXT) {
            velocities = (XrHandJointVelocitiesEXT *)next;
        } else {
            state->isActive = locations->isActive;
            state->dataSource = source();
        }
    }
    return velocities;
}

static bool counts_fit(const char *call, const XrHandJointLocationsEXT *locations) {
    uint32_t joints = locations->jointCount;
    for (const XrBaseInStructure *next = locations->next; next && joints == XR_HAND_JOINT_COUNT_EXT; next = next->next)
        if (next->type == XR_TYPE_HAND_JOINT_VELOCITIES_EXT) joints = ((const XrHandJointVelocitiesEXT *)next)->jointCount;
    if (joints == XR_HAND_JOINT_COUNT_EXT) return true;
    violation(call, "%u joints, not %d", joints, XR_HAND_JOINT_COUNT_EXT);
    return false;
}

XrResult xrLocateHandJointsEXT(XrHandTrackerEXT tracker, const XrHandJointsLocateInfoEXT *info, XrHandJointLocationsEXT *locations) {
    ENTER_SESSION(object, tracker, HAND_TRACKER);
    PLAIN(info, XR_TYPE_HAND_JOINTS_LOCATE_INFO_EXT);
    TYPED(locations, XR_TYPE_HAND_JOINT_LOCATIONS_EXT, XR_TYPE_HAND_JOINT_VELOCITIES_EXT,
            enabled(DATA_SOURCE) ? XR_TYPE_HAND_TRACKING_DATA_SOURCE_STATE_EXT : XR_TYPE_UNKNOWN);
    if (!counts_fit(__func__, locations)) return XR_ERROR_VALIDATION_FAILURE;
    const Object *base = find(__func__, info->baseSpace, SPACE);
    if (!base) return XR_ERROR_HANDLE_INVALID;
    if (!time_fits(__func__, info->time)) return XR_ERROR_TIME_INVALID;
    count(HAND_LOCATIONS);
    HandMoment m = {.base = in_trace(base, info->time, 0), .hand = object->tracker.hand};
    locations->isActive = trace_moment(info->time, 0, &m.at) && hand_active(object, &m.at);
    XrHandJointVelocitiesEXT *velocities = describe_hand(locations);
    bool movement = trace_moment(info->time, -VELOCITY_STEP_NANOS, &m.before) && trace_moment(info->time, VELOCITY_STEP_NANOS, &m.after);
    if (!locations->isActive || !movement) {
        locate_nothing(locations, velocities);
    } else {
        for (int i = 0; i < XR_HAND_JOINT_COUNT_EXT; i++)
            locate_joint(&m, i, &locations->jointLocations[i], velocities ? &velocities->jointVelocities[i] : NULL);
    }
    return runtime.state == XR_SESSION_STATE_LOSS_PENDING ? XR_SESSION_LOSS_PENDING : XR_SUCCESS;
}
