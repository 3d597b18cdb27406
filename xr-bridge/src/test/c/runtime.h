// One instance of the runtime: what its caller has made so far, and how calls are checked. A caller's breach of OpenXR's rules is counted
// as a violation and refused; what goes wrong with the device is refused too, but is not the caller's fault.
#pragma once
#define XR_EXTENSION_PROTOTYPES
#define XR_USE_TIMESPEC
#include <time.h>
#include <openxr/openxr.h>
#include <openxr/openxr_platform.h>
#include "device.h"
#include "trace.h"

#ifndef XR_EXT_hand_tracking_data_source
#define XR_EXT_hand_tracking_data_source 1
#define XR_TYPE_HAND_TRACKING_DATA_SOURCE_INFO_EXT ((XrStructureType)1000428000)
#define XR_TYPE_HAND_TRACKING_DATA_SOURCE_STATE_EXT ((XrStructureType)1000428001)
typedef enum { XR_HAND_TRACKING_DATA_SOURCE_UNOBSTRUCTED_EXT = 1, XR_HAND_TRACKING_DATA_SOURCE_CONTROLLER_EXT = 2 } XrHandTrackingDataSourceEXT;
typedef struct {
    XrStructureType type;
    const void *next;
    uint32_t requestedDataSourceCount;
    XrHandTrackingDataSourceEXT *requestedDataSources;
} XrHandTrackingDataSourceInfoEXT;
typedef struct {
    XrStructureType type;
    void *next;
    XrBool32 isActive;
    XrHandTrackingDataSourceEXT dataSource;
} XrHandTrackingDataSourceStateEXT;
#endif

// The device's settings name extensions by their place in this list.
enum Extension { HEADLESS, HAND_TRACKING, DATA_SOURCE, EYE_GAZE, TIMESPEC, HAND_INTERACTION, REFRESH_RATE, EXTENSION_COUNT };
extern const char *const EXTENSIONS[EXTENSION_COUNT];

typedef enum { INSTANCE, SESSION, SPACE, ACTION_SET, ACTION, HAND_TRACKER } Kind;
typedef enum { REFERENCE_SPACE, GRIP_SPACE, AIM_SPACE, GAZE_SPACE, UNBOUND_SPACE } SpaceKind;

typedef struct Object {
    Kind kind;
    bool alive;
    struct Object *parent; // NULL for the instance
    union {
        struct { bool attached, active; char name[XR_MAX_ACTION_SET_NAME_SIZE]; } set;
        struct { XrActionType type; uint32_t users; char name[XR_MAX_ACTION_NAME_SIZE]; } action; // users: bits of enum User
        struct { XrReferenceSpaceType type; struct Object *action; int user; XrPosef pose; } space;
        struct { int hand; uint32_t sources; } tracker;
    };
} Object;

// Who an input belongs to: OpenXR's top level user paths.
enum User { LEFT, RIGHT, EYES, USER_COUNT, NOBODY = -1 };

enum { OBJECTS = 512, PATHS = 1024, EVENTS = 64 };

typedef struct {
    uint32_t extensions; // enabled ones
    int thread;
    Object objects[OBJECTS];
    int objectCount;
    char *paths[PATHS];  // XrPath i + 1
    int pathCount;
    XrEventDataBuffer events[EVENTS];
    int eventCount;
    bool lossTold;
    int64_t losses, instanceLosses, sessionLosses, eventLosses; // as of its making, or announced so far

    Object *session;
    XrSessionState state, toldState; // toldState: as of the last event taken
    bool running, exitWanted, attached;
    XrTime syncedAt, previousSync;
    int profile;         // as the device's, at the last sync
} Runtime;

extern Runtime runtime;

XrTime now(void);
XrTime time_of_monotonic(int64_t nanos);
int64_t monotonic_of_time(XrTime time);
bool enabled(enum Extension extension);
const char *path_text(XrPath path);
enum User user_of(XrPath path);
const char *state_name(XrSessionState state);

// Handles
Object *object_new(Kind kind, Object *parent);
uint64_t handle_of(const Object *object);
Object *find(const char *call, const void *handle, Kind kind);
XrResult destroy(const char *call, const void *handle, Kind kind);

// Events and the session's life
XrEventDataBuffer *event_new(void);
void follow_device(void);
void session_forget(void);

// Actions
void actions_forget(void);
bool action_live(const Object *action, enum User user);
SpaceKind space_kind(const Object *action, enum User user);
void profile_follow(void);

// Poses
bool moment_at(XrTime time, Moment *moment);
void origins_prepare(void);
void recentre_follow(void);

// The checks that every function starts with. ENTER is for calls on the instance, ENTER_SESSION for those on a session or its children.
bool entered(const char *call, bool mayFollowLoss);
bool type_is(const char *call, const void *structure, XrStructureType type, const char *name);
bool chain_is(const char *call, const void *structure, XrStructureType allowed, XrStructureType allowedToo);

#define REQUIRE(condition, result, ...) \
    do { \
        if (!(condition)) { \
            violation(__func__, __VA_ARGS__); \
            return result; \
        } \
    } while (0)
#define ENTER(handle) \
    do { \
        if (!entered(__func__, false)) return XR_ERROR_INSTANCE_LOST; \
        if (!find(__func__, handle, INSTANCE)) return XR_ERROR_HANDLE_INVALID; \
    } while (0)
#define ENTER_SESSION(variable, handle, kind) \
    if (!entered(__func__, false)) return XR_ERROR_SESSION_LOST; \
    Object *variable = find(__func__, handle, kind); \
    if (!variable) return XR_ERROR_HANDLE_INVALID; \
    (void)variable
#define TYPED(structure, type, first, second) \
    do { \
        if (!type_is(__func__, structure, type, #type) || !chain_is(__func__, structure, first, second)) return XR_ERROR_VALIDATION_FAILURE; \
    } while (0)
#define PLAIN(structure, type) TYPED(structure, type, XR_TYPE_UNKNOWN, XR_TYPE_UNKNOWN)
