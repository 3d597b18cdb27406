// Actions: what the caller wants to know and to make felt, bound to what is in the wearer's hands.
#define _GNU_SOURCE
#include "runtime.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *path;
    int extension;        // EXTENSION_COUNT for none
    const char *either;   // components of both hands, with a blank on each side
    const char *leftOnly, *rightOnly;
} Profile;

// The device's PROFILE names them by their place, from 1. Sources: the profiles' tables in the OpenXR specification.
static const Profile PROFILES[] = {
    {"/interaction_profiles/khr/simple_controller", EXTENSION_COUNT,
        " input/select/click input/menu/click input/grip/pose input/aim/pose output/haptic ", "", ""},
    {"/interaction_profiles/oculus/touch_controller", EXTENSION_COUNT,
        " input/squeeze/value input/trigger/value input/trigger/touch input/thumbstick/x input/thumbstick/y input/thumbstick/click"
        " input/thumbstick/touch input/thumbrest/touch input/grip/pose input/aim/pose output/haptic ",
        " input/x/click input/x/touch input/y/click input/y/touch input/menu/click ",
        " input/a/click input/a/touch input/b/click input/b/touch input/system/click "},
    {"/interaction_profiles/valve/index_controller", EXTENSION_COUNT,
        " input/system/click input/system/touch input/a/click input/a/touch input/b/click input/b/touch input/squeeze/value"
        " input/squeeze/force input/trigger/click input/trigger/value input/trigger/touch input/thumbstick/x input/thumbstick/y"
        " input/thumbstick/click input/thumbstick/touch input/trackpad/x input/trackpad/y input/trackpad/force"
        " input/trackpad/touch input/grip/pose input/aim/pose output/haptic ", "", ""},
    {"/interaction_profiles/microsoft/motion_controller", EXTENSION_COUNT,
        " input/menu/click input/squeeze/click input/trigger/value input/thumbstick/x input/thumbstick/y input/thumbstick/click"
        " input/trackpad/x input/trackpad/y input/trackpad/click input/trackpad/touch input/grip/pose input/aim/pose"
        " output/haptic ", "", ""},
    {"/interaction_profiles/htc/vive_controller", EXTENSION_COUNT,
        " input/system/click input/squeeze/click input/menu/click input/trigger/click input/trigger/value input/trackpad/x"
        " input/trackpad/y input/trackpad/click input/trackpad/touch input/grip/pose input/aim/pose output/haptic ", "", ""},
    {"/interaction_profiles/ext/hand_interaction_ext", HAND_INTERACTION,
        " input/aim/pose input/grip/pose input/pinch_ext/pose input/poke_ext/pose input/pinch_ext/value input/pinch_ext/ready_ext"
        " input/aim_activate_ext/value input/aim_activate_ext/ready_ext input/grasp_ext/value input/grasp_ext/ready_ext ", "", ""},
    {"/interaction_profiles/ext/eye_gaze_interaction", EYE_GAZE, " input/gaze_ext/pose ", "", ""},
};
enum { SIMPLE = 0, HAND_PROFILE = 5, EYE_PROFILE = 6, PROFILE_COUNT = 7, BINDINGS = 512 };

typedef struct {
    int profile;
    const Object *action;
    enum User user;
    const char *component; // behind the user's path
} Binding;

static Binding bindings[BINDINGS];
static int bindingCount;

void actions_forget(void) { bindingCount = 0; }

// ---- what is bound

static bool listed(const char *components, const char *component) {
    char word[XR_MAX_PATH_LENGTH];
    snprintf(word, sizeof word, " %s ", component);
    return strstr(components, word);
}

static bool has_component(int profile, enum User user, const char *component) {
    const Profile *p = &PROFILES[profile];
    return (user == EYES) == (profile == EYE_PROFILE)
            && (listed(p->either, component) || listed(user == LEFT ? p->leftOnly : p->rightOnly, component));
}

static bool suggested(int profile) {
    for (int i = 0; i < bindingCount; i++)
        if (bindings[i].profile == profile) return true;
    return false;
}

// The profile whose bindings are in force, or -1: a runtime falls back to the simple controller where it has no others.
static int profile_of(enum User user) {
    if (user == EYES) return setting(EYES_SUPPORTED) && runtime.syncedAt && suggested(EYE_PROFILE) ? EYE_PROFILE : -1;
    int held = runtime.profile - 1;
    if (held < 0 || suggested(held)) return held;
    return held != HAND_PROFILE && suggested(SIMPLE) ? SIMPLE : -1;
}

static const Binding *next_binding(const Binding *last, const Object *action, enum User user) {
    for (const Binding *b = last ? last + 1 : bindings; b < bindings + bindingCount; b++)
        if (b->action == action && b->user == user && b->profile == profile_of(user)) return b;
    return NULL;
}

bool action_live(const Object *action, enum User user) {
    return runtime.state == XR_SESSION_STATE_FOCUSED && runtime.syncedAt && action->parent->set.active && next_binding(NULL, action, user);
}

SpaceKind space_kind(const Object *action, enum User user) {
    const Binding *binding = next_binding(NULL, action, user);
    if (!binding) return UNBOUND_SPACE;
    if (strstr(binding->component, "gaze_ext")) return GAZE_SPACE;
    return strstr(binding->component, "aim/") ? AIM_SPACE : GRIP_SPACE;
}

void profile_follow(void) {
    if (runtime.profile == setting(PROFILE)) return;
    runtime.profile = setting(PROFILE);
    *(XrEventDataInteractionProfileChanged *)event_new() = (XrEventDataInteractionProfileChanged){
        .type = XR_TYPE_EVENT_DATA_INTERACTION_PROFILE_CHANGED, .session = (XrSession)handle_of(runtime.session)};
}

// ---- making actions

XrResult xrCreateActionSet(XrInstance instance, const XrActionSetCreateInfo *info, XrActionSet *set) {
    ENTER(instance);
    PLAIN(info, XR_TYPE_ACTION_SET_CREATE_INFO);
    REQUIRE(*info->actionSetName, XR_ERROR_NAME_INVALID, "without a name");
    REQUIRE(*info->localizedActionSetName, XR_ERROR_LOCALIZED_NAME_INVALID, "without a localized name");
    Object *object = object_new(ACTION_SET, find(__func__, instance, INSTANCE));
    REQUIRE(object, XR_ERROR_LIMIT_REACHED, "too many handles");
    strcpy(object->set.name, info->actionSetName);
    *set = (XrActionSet)handle_of(object);
    return XR_SUCCESS;
}

XrResult xrDestroyActionSet(XrActionSet set) { return destroy(__func__, set, ACTION_SET); }

static bool name_taken(const Object *set, const char *name) {
    for (int i = 0; i < runtime.objectCount; i++) {
        const Object *other = &runtime.objects[i];
        if (other->kind == ACTION && other->alive && other->parent == set && !strcmp(other->action.name, name)) return true;
    }
    return false;
}

XrResult xrCreateAction(XrActionSet set, const XrActionCreateInfo *info, XrAction *action) {
    ENTER_SESSION(parent, set, ACTION_SET);
    PLAIN(info, XR_TYPE_ACTION_CREATE_INFO);
    REQUIRE(!parent->set.attached, XR_ERROR_ACTIONSETS_ALREADY_ATTACHED, "its set is attached already");
    REQUIRE(*info->actionName, XR_ERROR_NAME_INVALID, "without a name");
    REQUIRE(*info->localizedActionName, XR_ERROR_LOCALIZED_NAME_INVALID, "without a localized name");
    REQUIRE(!name_taken(parent, info->actionName), XR_ERROR_NAME_DUPLICATED, "there is a %s in the set", info->actionName);
    uint32_t users = 0;
    for (uint32_t i = 0; i < info->countSubactionPaths; i++) {
        enum User user = user_of(info->subactionPaths[i]);
        REQUIRE(user != NOBODY, XR_ERROR_PATH_UNSUPPORTED, "'%s' is not a subaction path", path_text(info->subactionPaths[i]));
        users |= 1u << user;
    }
    Object *object = object_new(ACTION, parent);
    REQUIRE(object, XR_ERROR_LIMIT_REACHED, "too many handles");
    object->action.type = info->actionType;
    object->action.users = users;
    strcpy(object->action.name, info->actionName);
    *action = (XrAction)handle_of(object);
    return XR_SUCCESS;
}

XrResult xrDestroyAction(XrAction action) { return destroy(__func__, action, ACTION); }

// ---- binding them

static int profile_named(const char *path) {
    for (int i = 0; i < PROFILE_COUNT; i++)
        if (!strcmp(PROFILES[i].path, path)) return i;
    return -1;
}

static enum User user_and_component(const char *path, const char **component) {
    static const char *const prefixes[] = {"/user/hand/left/", "/user/hand/right/", "/user/eyes_ext/"};
    for (int i = 0; i < USER_COUNT; i++) {
        *component = path + strlen(prefixes[i]);
        if (!strncmp(path, prefixes[i], strlen(prefixes[i]))) return i;
    }
    return NOBODY;
}

static bool fits(XrActionType type, const char *component) {
    const char *end = strrchr(component, '/');
    if (type == XR_ACTION_TYPE_VIBRATION_OUTPUT) return !strcmp(component, "output/haptic");
    return strcmp(component, "output/haptic") && (type == XR_ACTION_TYPE_POSE_INPUT) == !strcmp(end, "/pose");
}

static XrResult bind(int profile, const XrActionSuggestedBinding *suggestion, Binding *binding) {
    static const char call[] = "xrSuggestInteractionProfileBindings";
    const Object *action = find(call, suggestion->action, ACTION);
    if (!action) return XR_ERROR_HANDLE_INVALID;
    const char *path = path_text(suggestion->binding), *component;
    enum User user = user_and_component(path, &component);
    XrResult result = XR_ERROR_PATH_UNSUPPORTED;
    if (user == NOBODY || !has_component(profile, user, component)) violation(call, "%s has no %s", PROFILES[profile].path, path);
    else if (!fits(action->action.type, component)) violation(call, "%s does not fit the type of action %s", path, action->action.name);
    else if (action->action.users && !(action->action.users >> user & 1)) violation(call, "%s is of none of %s's subaction paths", path,
            action->action.name);
    else result = action->parent->set.attached ? XR_ERROR_ACTIONSETS_ALREADY_ATTACHED : XR_SUCCESS;
    if (result == XR_ERROR_ACTIONSETS_ALREADY_ATTACHED) violation(call, "the action set is attached already");
    *binding = (Binding){profile, action, user, component};
    return result;
}

static void forget_profile(int profile) {
    int kept = 0;
    for (int i = 0; i < bindingCount; i++)
        if (bindings[i].profile != profile) bindings[kept++] = bindings[i];
    bindingCount = kept;
}

XrResult xrSuggestInteractionProfileBindings(XrInstance instance, const XrInteractionProfileSuggestedBinding *info) {
    ENTER(instance);
    PLAIN(info, XR_TYPE_INTERACTION_PROFILE_SUGGESTED_BINDING);
    int profile = profile_named(path_text(info->interactionProfile));
    if (profile < 0) return XR_ERROR_PATH_UNSUPPORTED;
    int extension = PROFILES[profile].extension;
    REQUIRE(extension == EXTENSION_COUNT || enabled(extension), XR_ERROR_PATH_UNSUPPORTED, "%s without its extension", PROFILES[profile].path);
    REQUIRE(info->countSuggestedBindings, XR_ERROR_VALIDATION_FAILURE, "no bindings for %s", PROFILES[profile].path);
    forget_profile(profile);
    for (uint32_t i = 0; i < info->countSuggestedBindings; i++) {
        REQUIRE(bindingCount < BINDINGS, XR_ERROR_LIMIT_REACHED, "too many bindings");
        XrResult result = bind(profile, &info->suggestedBindings[i], &bindings[bindingCount]);
        if (result != XR_SUCCESS) return result;
        bindingCount++;
    }
    return XR_SUCCESS;
}

XrResult xrAttachSessionActionSets(XrSession session, const XrSessionActionSetsAttachInfo *info) {
    ENTER_SESSION(object, session, SESSION);
    PLAIN(info, XR_TYPE_SESSION_ACTION_SETS_ATTACH_INFO);
    REQUIRE(!runtime.attached, XR_ERROR_ACTIONSETS_ALREADY_ATTACHED, "the session has action sets already");
    REQUIRE(info->countActionSets, XR_ERROR_VALIDATION_FAILURE, "no action sets");
    REQUIRE(bindingCount, XR_ERROR_CALL_ORDER_INVALID, "before any bindings were suggested");
    for (uint32_t i = 0; i < info->countActionSets; i++) {
        Object *set = find(__func__, info->actionSets[i], ACTION_SET);
        if (!set) return XR_ERROR_HANDLE_INVALID;
        set->set.attached = true;
    }
    runtime.attached = true;
    return XR_SUCCESS;
}

XrResult xrGetCurrentInteractionProfile(XrSession session, XrPath user, XrInteractionProfileState *state) {
    ENTER_SESSION(object, session, SESSION);
    PLAIN(state, XR_TYPE_INTERACTION_PROFILE_STATE);
    REQUIRE(runtime.attached, XR_ERROR_ACTIONSET_NOT_ATTACHED, "no action sets are attached");
    REQUIRE(user_of(user) != NOBODY, XR_ERROR_PATH_UNSUPPORTED, "'%s' is not a top level user path", path_text(user));
    int profile = profile_of(user_of(user));
    state->interactionProfile = XR_NULL_PATH;
    if (profile < 0) return XR_SUCCESS;
    return xrStringToPath((XrInstance)handle_of(object->parent), PROFILES[profile].path, &state->interactionProfile);
}

// ---- reading them

XrResult xrSyncActions(XrSession session, const XrActionsSyncInfo *info) {
    ENTER_SESSION(object, session, SESSION);
    PLAIN(info, XR_TYPE_ACTIONS_SYNC_INFO);
    REQUIRE(runtime.attached, XR_ERROR_ACTIONSET_NOT_ATTACHED, "no action sets are attached");
    for (int i = 0; i < runtime.objectCount; i++)
        if (runtime.objects[i].kind == ACTION_SET) runtime.objects[i].set.active = false;
    bool focused = runtime.state == XR_SESSION_STATE_FOCUSED;
    for (uint32_t i = 0; i < info->countActiveActionSets; i++) {
        Object *set = find(__func__, info->activeActionSets[i].actionSet, ACTION_SET);
        if (!set) return XR_ERROR_HANDLE_INVALID;
        REQUIRE(set->set.attached, XR_ERROR_ACTIONSET_NOT_ATTACHED, "action set %s is not attached", set->set.name);
        set->set.active = focused;
    }
    if (runtime.state == XR_SESSION_STATE_LOSS_PENDING) return XR_SESSION_LOSS_PENDING;
    if (!focused) return XR_SESSION_NOT_FOCUSED;
    runtime.previousSync = runtime.syncedAt;
    runtime.syncedAt = now();
    profile_follow();
    count(SYNCS);
    return XR_SUCCESS;
}

static XrResult check_read(const char *call, const XrActionStateGetInfo *info, XrActionType type, Object **action) {
    *action = find(call, info->action, ACTION);
    if (!*action) return XR_ERROR_HANDLE_INVALID;
    enum User user = user_of(info->subactionPath);
    XrResult result = XR_SUCCESS;
    if ((*action)->action.type != type) result = XR_ERROR_ACTION_TYPE_MISMATCH;
    else if (!(*action)->parent->set.attached) result = XR_ERROR_ACTIONSET_NOT_ATTACHED;
    else if (info->subactionPath && (user == NOBODY || !((*action)->action.users >> user & 1))) result = XR_ERROR_PATH_UNSUPPORTED;
    if (result != XR_SUCCESS) violation(call, "action %s: wrong type, not attached, or not its subaction path (%d)", (*action)->action.name, result);
    return result;
}

static float component_value(const char *component, const HandSample *hand) {
    if (strstr(component, "select/") || strstr(component, "trigger/") || strstr(component, "pinch_ext/")) return hand->select;
    if (strstr(component, "squeeze/") || strstr(component, "grasp_ext/")) return hand->squeeze;
    uint32_t button = strstr(component, "menu/") ? MENU_BUTTON
            : strstr(component, "/a/") || strstr(component, "/x/") ? PRIMARY_BUTTON
            : strstr(component, "/b/") || strstr(component, "/y/") ? SECONDARY_BUTTON : 0;
    return hand->buttons & button ? 1 : 0;
}

static float value_of(const Object *action, enum User user, XrTime time) {
    Moment moment;
    if (!time || !moment_at(time, &moment)) return 0;
    float value = 0;
    for (const Binding *b = next_binding(NULL, action, user); b; b = next_binding(b, action, user)) {
        float one = component_value(b->component, &moment.from->hands[user]);
        bool click = strstr(b->component, "/click");
        value = fmaxf(value, click ? one > .5f : one);
    }
    return value;
}

// A read without a subaction path is one of whatever hand presses most.
static float value_read(const Object *action, XrPath path, XrTime time, bool *active) {
    float value = 0;
    *active = false;
    for (enum User user = LEFT; user <= RIGHT; user++) {
        if ((path && user_of(path) != user) || !action_live(action, user)) continue;
        *active = true;
        value = fmaxf(value, value_of(action, user, time));
    }
    return value;
}

XrResult xrGetActionStateFloat(XrSession session, const XrActionStateGetInfo *info, XrActionStateFloat *state) {
    ENTER_SESSION(object, session, SESSION);
    PLAIN(info, XR_TYPE_ACTION_STATE_GET_INFO);
    PLAIN(state, XR_TYPE_ACTION_STATE_FLOAT);
    Object *action = object;
    XrResult result = check_read(__func__, info, XR_ACTION_TYPE_FLOAT_INPUT, &action);
    if (result != XR_SUCCESS) return result;
    bool active;
    float before = value_read(action, info->subactionPath, runtime.previousSync, &active);
    state->currentState = value_read(action, info->subactionPath, runtime.syncedAt, &active);
    state->isActive = active;
    state->changedSinceLastSync = state->currentState != before;
    state->lastChangeTime = active ? runtime.syncedAt : 0;
    return XR_SUCCESS;
}

XrResult xrGetActionStateBoolean(XrSession session, const XrActionStateGetInfo *info, XrActionStateBoolean *state) {
    ENTER_SESSION(object, session, SESSION);
    PLAIN(info, XR_TYPE_ACTION_STATE_GET_INFO);
    PLAIN(state, XR_TYPE_ACTION_STATE_BOOLEAN);
    Object *action = object;
    XrResult result = check_read(__func__, info, XR_ACTION_TYPE_BOOLEAN_INPUT, &action);
    if (result != XR_SUCCESS) return result;
    bool active;
    bool before = value_read(action, info->subactionPath, runtime.previousSync, &active) > .5f;
    state->currentState = value_read(action, info->subactionPath, runtime.syncedAt, &active) > .5f;
    state->isActive = active;
    state->changedSinceLastSync = state->currentState != before;
    state->lastChangeTime = active ? runtime.syncedAt : 0;
    return XR_SUCCESS;
}

XrResult xrGetActionStatePose(XrSession session, const XrActionStateGetInfo *info, XrActionStatePose *state) {
    ENTER_SESSION(object, session, SESSION);
    PLAIN(info, XR_TYPE_ACTION_STATE_GET_INFO);
    PLAIN(state, XR_TYPE_ACTION_STATE_POSE);
    Object *action = object;
    XrResult result = check_read(__func__, info, XR_ACTION_TYPE_POSE_INPUT, &action);
    if (result != XR_SUCCESS) return result;
    state->isActive = false;
    for (enum User user = LEFT; user < USER_COUNT; user++)
        if (!info->subactionPath || user_of(info->subactionPath) == user) state->isActive |= action_live(action, user);
    return XR_SUCCESS;
}

// ---- making them felt

static XrResult check_haptic(const char *call, const XrHapticActionInfo *info, enum User *user) {
    if (!type_is(call, info, XR_TYPE_HAPTIC_ACTION_INFO, "XR_TYPE_HAPTIC_ACTION_INFO")) return XR_ERROR_VALIDATION_FAILURE;
    const Object *action = find(call, info->action, ACTION);
    if (!action) return XR_ERROR_HANDLE_INVALID;
    *user = user_of(info->subactionPath);
    XrResult result = XR_SUCCESS;
    if (action->action.type != XR_ACTION_TYPE_VIBRATION_OUTPUT) result = XR_ERROR_ACTION_TYPE_MISMATCH;
    else if (!runtime.attached) result = XR_ERROR_ACTIONSET_NOT_ATTACHED;
    else if (*user != LEFT && *user != RIGHT) result = XR_ERROR_PATH_UNSUPPORTED;
    if (result != XR_SUCCESS) violation(call, "action %s: wrong type, not attached, or no hand as its subaction path (%d)",
            action->action.name, result);
    return result;
}

static bool has_output(const Object *action, enum User user) {
    for (int i = 0; i < bindingCount; i++)
        if (bindings[i].action == action && bindings[i].user == user) return true;
    return false;
}

static bool felt(const XrHapticActionInfo *info, enum User user) {
    const Object *action = find("xrApplyHapticFeedback", info->action, ACTION);
    return action && next_binding(NULL, action, user);
}

XrResult xrApplyHapticFeedback(XrSession session, const XrHapticActionInfo *info, const XrHapticBaseHeader *header) {
    ENTER_SESSION(object, session, SESSION);
    PLAIN(header, XR_TYPE_HAPTIC_VIBRATION);
    enum User user;
    XrResult result = check_haptic(__func__, info, &user);
    if (result != XR_SUCCESS) return result;
    const XrHapticVibration *vibration = (const XrHapticVibration *)header;
    REQUIRE(has_output(find(__func__, info->action, ACTION), user), XR_ERROR_PATH_UNSUPPORTED, "no output was bound to it for %s",
            path_text(info->subactionPath));
    REQUIRE(vibration->amplitude >= 0 && vibration->amplitude <= 1, XR_ERROR_VALIDATION_FAILURE, "an amplitude of %g", vibration->amplitude);
    REQUIRE(vibration->duration > 0 || vibration->duration == XR_MIN_HAPTIC_DURATION, XR_ERROR_VALIDATION_FAILURE, "a duration of %lld",
            (long long)vibration->duration);
    REQUIRE(vibration->frequency >= 0 && isfinite(vibration->frequency), XR_ERROR_VALIDATION_FAILURE, "a frequency of %g", vibration->frequency);
    bool focused = runtime.state == XR_SESSION_STATE_FOCUSED;
    if (!focused || !felt(info, user)) {
        count(UNFELT_HAPTICS);
        return focused ? XR_SUCCESS : XR_SESSION_NOT_FOCUSED;
    }
    put_report(HAPTIC_MILLIAMPLITUDE, lrintf(vibration->amplitude * 1000));
    put_report(HAPTIC_NANOS, vibration->duration);
    put_report(HAPTIC_MILLIHERTZ, llrint(vibration->frequency * 1000.0));
    count(user == LEFT ? LEFT_HAPTICS : RIGHT_HAPTICS);
    return XR_SUCCESS;
}

XrResult xrStopHapticFeedback(XrSession session, const XrHapticActionInfo *info) {
    ENTER_SESSION(object, session, SESSION);
    enum User user;
    XrResult result = check_haptic(__func__, info, &user);
    if (result != XR_SUCCESS) return result;
    if (runtime.state != XR_SESSION_STATE_FOCUSED) return XR_SESSION_NOT_FOCUSED;
    count(user == LEFT ? LEFT_STOPS : RIGHT_STOPS);
    return XR_SUCCESS;
}
