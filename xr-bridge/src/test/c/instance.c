// The loader's handshake, the instance, its system, paths, clocks and handles.
#define _GNU_SOURCE
#include "runtime.h"
#include <openxr/openxr_reflection.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// XrTime is not the machine's clock, so that whoever takes one for the other is found out.
#define CLOCK_OFFSET_NANOS 7000000000000LL
#define NANOS 1000000000LL

const char *const EXTENSIONS[] = {
    "XR_MND_headless", "XR_EXT_hand_tracking", "XR_EXT_hand_tracking_data_source",
    "XR_EXT_eye_gaze_interaction", "XR_KHR_convert_timespec_time", "XR_EXT_hand_interaction",
    "XR_FB_display_refresh_rate",
};

Runtime runtime;

XrTime time_of_monotonic(int64_t nanos) {
    int64_t frozen = setting(CLOCK_FROZEN_AT);
    return frozen ? frozen : nanos + CLOCK_OFFSET_NANOS;
}

int64_t monotonic_of_time(XrTime time) { return time - CLOCK_OFFSET_NANOS; }

XrTime now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return time_of_monotonic(t.tv_sec * NANOS + t.tv_nsec);
}

bool enabled(enum Extension extension) { return runtime.extensions >> extension & 1; }

const char *state_name(XrSessionState state) {
    switch (state) {
#define NAME(name, value) case name: return #name + strlen("XR_SESSION_STATE_");
        XR_LIST_ENUM_XrSessionState(NAME)
#undef NAME
    }
    return "?";
}

// ---- checks

bool entered(const char *call, bool mayFollowLoss) {
    if (runtime.thread && runtime.thread != gettid()) violation(call, "on another thread than xrCreateInstance");
    if (runtime.losses != setting(LOSSES)) {
        if (runtime.lossTold && !mayFollowLoss) violation(call, "after xrPollEvent had told of the loss");
        return false;
    }
    follow_device();
    return true;
}

bool type_is(const char *call, const void *structure, XrStructureType type, const char *name) {
    if (structure && ((const XrBaseInStructure *)structure)->type == type) return true;
    violation(call, structure ? "a structure's type is not %s" : "no structure of type %s", name);
    return false;
}

bool chain_is(const char *call, const void *structure, XrStructureType allowed, XrStructureType allowedToo) {
    const XrBaseInStructure *next = ((const XrBaseInStructure *)structure)->next;
    for (int length = 0; next; next = next->next, length++) {
        if (length < 8 && next->type && (next->type == allowed || next->type == allowedToo)) continue;
        violation(call, "a structure of type %d does not belong into its chain", next->type);
        return false;
    }
    return true;
}

// ---- handles: the number of the instance, and a place that is never used again

static uint64_t handle_base(void) { return (uint64_t)report(INSTANCES) << 32 | 0x1000; }

uint64_t handle_of(const Object *object) { return handle_base() + (object - runtime.objects); }

Object *object_new(Kind kind, Object *parent) {
    if (runtime.objectCount == OBJECTS) return NULL;
    Object *object = &runtime.objects[runtime.objectCount++];
    *object = (Object){.kind = kind, .alive = true, .parent = parent};
    return object;
}

Object *find(const char *call, const void *handle, Kind kind) {
    static const char *const names[] = {"instance", "session", "space", "action set", "action", "hand tracker"};
    uint64_t place = (uint64_t)(uintptr_t)handle - handle_base();
    Object *object = place < (uint64_t)runtime.objectCount ? &runtime.objects[place] : NULL;
    if (!object) violation(call, "%s is not a handle of this instance", names[kind]);
    else if (object->kind != kind) violation(call, "a handle of %s where one of %s belongs", names[object->kind], names[kind]);
    else if (!object->alive) violation(call, "the %s was destroyed before", names[kind]);
    else return object;
    return NULL;
}

static bool descends(const Object *object, const Object *ancestor) {
    return object && (object == ancestor || descends(object->parent, ancestor));
}

XrResult destroy(const char *call, const void *handle, Kind kind) {
    entered(call, true);
    Object *object = find(call, handle, kind);
    if (!object) return XR_ERROR_HANDLE_INVALID;
    for (int i = runtime.objectCount - 1; i >= 0; i--)
        if (descends(&runtime.objects[i], object)) runtime.objects[i].alive = false;
    return XR_SUCCESS;
}

// ---- instance

static bool offered(int extension) { return !(setting(MISSING_EXTENSIONS) >> extension & 1); }

XrResult xrEnumerateInstanceExtensionProperties(const char *layer, uint32_t capacity, uint32_t *count, XrExtensionProperties *properties) {
    REQUIRE(!layer, XR_ERROR_API_LAYER_NOT_PRESENT, "a runtime has no layers");
    *count = 0;
    for (int i = 0; i < EXTENSION_COUNT; i++) *count += offered(i);
    if (!capacity) return XR_SUCCESS;
    REQUIRE(capacity >= *count, XR_ERROR_SIZE_INSUFFICIENT, "room for %u of %u extensions", capacity, *count);
    for (int i = 0; i < EXTENSION_COUNT; i++) {
        if (!offered(i)) continue;
        PLAIN(properties, XR_TYPE_EXTENSION_PROPERTIES);
        strcpy(properties->extensionName, EXTENSIONS[i]);
        properties++->extensionVersion = 1;
    }
    return XR_SUCCESS;
}

static XrResult enable(const char *name) {
    for (int i = 0; i < EXTENSION_COUNT; i++) {
        if (strcmp(name, EXTENSIONS[i]) || !offered(i)) continue;
        runtime.extensions |= 1u << i;
        return XR_SUCCESS;
    }
    violation("xrCreateInstance", "%s was not offered", name);
    return XR_ERROR_EXTENSION_NOT_PRESENT;
}

static void forget_instance(void) {
    for (int i = 0; i < runtime.pathCount; i++) free(runtime.paths[i]);
    trace_close();
    actions_forget();
    memset(&runtime, 0, sizeof runtime);
    put_report(SESSION_STATE, XR_SESSION_STATE_UNKNOWN);
}

XrResult xrCreateInstance(const XrInstanceCreateInfo *info, XrInstance *instance) {
    PLAIN(info, XR_TYPE_INSTANCE_CREATE_INFO);
    REQUIRE(!runtime.objectCount, XR_ERROR_LIMIT_REACHED, "the instance before was not destroyed");
    REQUIRE(*info->applicationInfo.applicationName, XR_ERROR_NAME_INVALID, "the application has no name");
    XrVersion version = info->applicationInfo.apiVersion;
    if (XR_VERSION_MAJOR(version) != 1 || XR_VERSION_MINOR(version) > setting(NEWEST_MINOR_VERSION)) return XR_ERROR_API_VERSION_UNSUPPORTED;
    if (setting(GONE)) return XR_ERROR_RUNTIME_UNAVAILABLE;
    XrResult result = trace_open() ? XR_SUCCESS : XR_ERROR_RUNTIME_FAILURE;
    for (uint32_t i = 0; i < info->enabledExtensionCount && result == XR_SUCCESS; i++) result = enable(info->enabledExtensionNames[i]);
    if (result != XR_SUCCESS) {
        forget_instance();
        return result;
    }
    count(INSTANCES);
    runtime.thread = gettid();
    runtime.losses = setting(LOSSES);
    runtime.instanceLosses = setting(INSTANCE_LOSSES);
    runtime.eventLosses = setting(EVENT_LOSSES);
    origins_prepare();
    *instance = (XrInstance)handle_of(object_new(INSTANCE, NULL));
    return XR_SUCCESS;
}

XrResult xrDestroyInstance(XrInstance instance) {
    for (int i = 0; i < runtime.objectCount; i++) {
        const Object *object = &runtime.objects[i];
        if (!object->alive) continue;
        if (object->kind == SESSION) violation(__func__, "a session was left behind");
        if (object->kind == ACTION_SET) violation(__func__, "action set %s was left behind", object->set.name);
    }
    XrResult result = destroy(__func__, instance, INSTANCE);
    if (result == XR_SUCCESS) forget_instance();
    return result;
}

XrResult xrGetInstanceProperties(XrInstance instance, XrInstanceProperties *properties) {
    ENTER(instance);
    PLAIN(properties, XR_TYPE_INSTANCE_PROPERTIES);
    properties->runtimeVersion = XR_MAKE_VERSION(1, 0, 0);
    strcpy(properties->runtimeName, "Trocar test runtime");
    return XR_SUCCESS;
}

XrResult xrResultToString(XrInstance instance, XrResult value, char buffer[XR_MAX_RESULT_STRING_SIZE]) {
    if (!find(__func__, instance, INSTANCE)) return XR_ERROR_HANDLE_INVALID;
    switch (value) {
#define NAME(name, number) case name: strcpy(buffer, #name); break;
        XR_LIST_ENUM_XrResult(NAME)
#undef NAME
    default: sprintf(buffer, "XR_UNKNOWN_%s_%d", value < 0 ? "FAILURE" : "SUCCESS", abs(value));
    }
    return XR_SUCCESS;
}

XrResult xrStructureTypeToString(XrInstance instance, XrStructureType value, char buffer[XR_MAX_STRUCTURE_NAME_SIZE]) {
    if (!find(__func__, instance, INSTANCE)) return XR_ERROR_HANDLE_INVALID;
    sprintf(buffer, "XR_UNKNOWN_STRUCTURE_TYPE_%d", value);
    return XR_SUCCESS;
}

// ---- system

XrResult xrGetSystem(XrInstance instance, const XrSystemGetInfo *info, XrSystemId *system) {
    ENTER(instance);
    PLAIN(info, XR_TYPE_SYSTEM_GET_INFO);
    if (info->formFactor != XR_FORM_FACTOR_HEAD_MOUNTED_DISPLAY) return XR_ERROR_FORM_FACTOR_UNSUPPORTED;
    if (!setting(CONNECTED)) return XR_ERROR_FORM_FACTOR_UNAVAILABLE;
    *system = 1;
    return XR_SUCCESS;
}

static void describe(XrBaseOutStructure *next) {
    for (; next; next = next->next) {
        if (next->type == XR_TYPE_SYSTEM_HAND_TRACKING_PROPERTIES_EXT) {
            ((XrSystemHandTrackingPropertiesEXT *)next)->supportsHandTracking = setting(HANDS_SUPPORTED);
        } else {
            ((XrSystemEyeGazeInteractionPropertiesEXT *)next)->supportsEyeGazeInteraction = setting(EYES_SUPPORTED);
        }
    }
}

XrResult xrGetSystemProperties(XrInstance instance, XrSystemId system, XrSystemProperties *properties) {
    ENTER(instance);
    TYPED(properties, XR_TYPE_SYSTEM_PROPERTIES,
            enabled(HAND_TRACKING) ? XR_TYPE_SYSTEM_HAND_TRACKING_PROPERTIES_EXT : XR_TYPE_UNKNOWN,
            enabled(EYE_GAZE) ? XR_TYPE_SYSTEM_EYE_GAZE_INTERACTION_PROPERTIES_EXT : XR_TYPE_UNKNOWN);
    REQUIRE(system == 1, XR_ERROR_SYSTEM_INVALID, "%llu is not a system", (unsigned long long)system);
    properties->systemId = system;
    properties->vendorId = 0;
    strcpy(properties->systemName, "Trocar test headset");
    properties->graphicsProperties = (XrSystemGraphicsProperties){1024, 1024, XR_MIN_COMPOSITION_LAYERS_SUPPORTED};
    properties->trackingProperties = (XrSystemTrackingProperties){XR_TRUE, XR_TRUE};
    describe(properties->next);
    return XR_SUCCESS;
}

// ---- paths

XrResult xrStringToPath(XrInstance instance, const char *text, XrPath *path) {
    ENTER(instance);
    REQUIRE(text[0] == '/' && text[strlen(text) - 1] != '/', XR_ERROR_PATH_FORMAT_INVALID, "'%s' is not a path", text);
    int i = 0;
    while (i < runtime.pathCount && strcmp(runtime.paths[i], text)) i++;
    REQUIRE(i < PATHS, XR_ERROR_PATH_COUNT_EXCEEDED, "too many paths");
    if (i == runtime.pathCount) runtime.paths[runtime.pathCount++] = strdup(text);
    *path = i + 1;
    return XR_SUCCESS;
}

const char *path_text(XrPath path) { return path && path <= (XrPath)runtime.pathCount ? runtime.paths[path - 1] : ""; }

enum User user_of(XrPath path) {
    static const char *const users[] = {"/user/hand/left", "/user/hand/right", "/user/eyes_ext"};
    for (int i = 0; i < USER_COUNT; i++)
        if (!strcmp(path_text(path), users[i])) return i;
    return NOBODY;
}

XrResult xrPathToString(XrInstance instance, XrPath path, uint32_t capacity, uint32_t *count, char *buffer) {
    ENTER(instance);
    const char *text = path_text(path);
    REQUIRE(*text, XR_ERROR_PATH_INVALID, "%llu is not a path", (unsigned long long)path);
    *count = strlen(text) + 1;
    if (!capacity) return XR_SUCCESS;
    REQUIRE(capacity >= *count, XR_ERROR_SIZE_INSUFFICIENT, "room for %u of %u characters", capacity, *count);
    strcpy(buffer, text);
    return XR_SUCCESS;
}

// ---- clocks

XrResult xrConvertTimespecTimeToTimeKHR(XrInstance instance, const struct timespec *from, XrTime *time) {
    ENTER(instance);
    REQUIRE(enabled(TIMESPEC), XR_ERROR_FUNCTION_UNSUPPORTED, "its extension is not enabled");
    REQUIRE(from->tv_sec >= 0 && from->tv_nsec >= 0 && from->tv_nsec < NANOS, XR_ERROR_TIME_INVALID, "not a time");
    *time = time_of_monotonic(from->tv_sec * NANOS + from->tv_nsec);
    return XR_SUCCESS;
}

XrResult xrConvertTimeToTimespecTimeKHR(XrInstance instance, XrTime time, struct timespec *to) {
    ENTER(instance);
    REQUIRE(enabled(TIMESPEC), XR_ERROR_FUNCTION_UNSUPPORTED, "its extension is not enabled");
    REQUIRE(time > 0, XR_ERROR_TIME_INVALID, "a time of %lld", (long long)time);
    *to = (struct timespec){monotonic_of_time(time) / NANOS, monotonic_of_time(time) % NANOS};
    return XR_SUCCESS;
}

// ---- the loader's handshake; Debian's package lacks its header, so these two are declared from the specification

typedef struct {
    uint32_t structType, structVersion;
    size_t structSize;
    uint32_t minInterfaceVersion, maxInterfaceVersion;
    XrVersion minApiVersion, maxApiVersion;
} LoaderInfo;

typedef struct {
    uint32_t structType, structVersion;
    size_t structSize;
    uint32_t runtimeInterfaceVersion;
    XrVersion runtimeApiVersion;
    PFN_xrGetInstanceProcAddr getInstanceProcAddr;
} RuntimeRequest;

#define FUNCTIONS(X) \
    X(GetInstanceProcAddr) X(EnumerateInstanceExtensionProperties) X(CreateInstance) X(DestroyInstance) X(GetInstanceProperties) \
    X(ResultToString) X(StructureTypeToString) X(PollEvent) X(GetSystem) X(GetSystemProperties) X(StringToPath) X(PathToString) \
    X(CreateSession) X(DestroySession) X(BeginSession) X(EndSession) X(RequestExitSession) \
    X(EnumerateReferenceSpaces) X(CreateReferenceSpace) X(CreateActionSpace) X(LocateSpace) X(DestroySpace) \
    X(CreateActionSet) X(DestroyActionSet) X(CreateAction) X(DestroyAction) X(SuggestInteractionProfileBindings) \
    X(AttachSessionActionSets) X(GetCurrentInteractionProfile) X(SyncActions) X(GetActionStateBoolean) X(GetActionStateFloat) \
    X(GetActionStatePose) X(ApplyHapticFeedback) X(StopHapticFeedback) \
    X(CreateHandTrackerEXT) X(DestroyHandTrackerEXT) X(LocateHandJointsEXT) \
    X(EnumerateDisplayRefreshRatesFB) X(GetDisplayRefreshRateFB) \
    X(ConvertTimespecTimeToTimeKHR) X(ConvertTimeToTimespecTimeKHR)

static bool available(const char *name) {
    if (!runtime.objectCount) return true;
    if (strstr(name, "Hand") && strstr(name, "EXT")) return enabled(HAND_TRACKING);
    if (strstr(name, "RefreshRate")) return enabled(REFRESH_RATE);
    return !strstr(name, "Timespec") || enabled(TIMESPEC);
}

XrResult xrGetInstanceProcAddr(XrInstance instance, const char *name, PFN_xrVoidFunction *function) {
    (void)instance;
    *function = NULL;
#define ENTRY(known) if (!strcmp(name, "xr" #known)) *function = (PFN_xrVoidFunction)xr##known;
    FUNCTIONS(ENTRY)
#undef ENTRY
    if (*function && !available(name)) *function = NULL;
    return *function ? XR_SUCCESS : XR_ERROR_FUNCTION_UNSUPPORTED;
}

__attribute__((visibility("default"))) XrResult xrNegotiateLoaderRuntimeInterface(const LoaderInfo *loader, RuntimeRequest *request) {
    enum { LOADER_INFO = 1, RUNTIME_REQUEST = 3 };
    if (!loader || !request || loader->structType != LOADER_INFO || request->structType != RUNTIME_REQUEST
            || loader->minInterfaceVersion > 1 || loader->maxInterfaceVersion < 1 || !device_open()) {
        return XR_ERROR_INITIALIZATION_FAILED;
    }
    request->runtimeInterfaceVersion = 1;
    request->runtimeApiVersion = XR_MAKE_VERSION(1, setting(NEWEST_MINOR_VERSION), 0);
    if (request->runtimeApiVersion > loader->maxApiVersion) request->runtimeApiVersion = loader->maxApiVersion;
    request->getInstanceProcAddr = xrGetInstanceProcAddr;
    return XR_SUCCESS;
}
