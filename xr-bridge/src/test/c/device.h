// The make-believe device: what a test says of the world, and what the runtime reports of its caller. It is one mapped file, so both
// see a change at once, whether they run in one process or in two, and it outlives instances, sessions and processes.
// SharedDevice.java has the same lists and layout; a test compares them.
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum Setting {
    CLOCK_FROZEN_AT,       // XrTime at which the runtime's clock stands; 0 lets it run
    HELD_AT,               // nanoseconds of the trace whose poses are given whatever time is asked for; below 0 plays
    LOOPING,               // whether the trace starts again at its end; else nobody wears the headset then
    MISSING_EXTENSIONS,    // bit i hides EXTENSIONS[i]
    NEWEST_MINOR_VERSION,  // OpenXR 1.x
    CONNECTED,             // whether there is a headset at all
    HANDS_SUPPORTED,       // whether it can track hands
    EYES_SUPPORTED,        // whether it can track eyes
    STAGE_SUPPORTED,       // whether it has the STAGE space
    REFRESH_HZ,            // of the display
    PROFILE,               // PROFILES[i - 1] is in the hands; 0 for none
    WORN,                  // whether somebody wears it; the session stops when nobody does
    FOCUSED,               // whether our picture is on top
    EXITING,               // whether the wearer ends the program
    LOSSES,                // counts the runtime's deaths: an instance does not outlive one
    GONE,                  // whether it has not come back since
    SESSION_LOSSES,        // counts announcements
    INSTANCE_LOSSES,       // counts announcements
    EVENT_LOSSES,          // counts announcements
    RECENTRES,             // counts recentrings; the next three say how
    RECENTRE_SPACE,        // XrReferenceSpaceType
    RECENTRE_POSE_VALID,   // whether the event says where the new origin is
    RECENTRE_AFTER_NANOS,  // from the announcement on
    LEFT_HAND_LOST,        // the tracker does not see the hand
    RIGHT_HAND_LOST,
    EMULATED,              // hands are made up from controllers
    VELOCITIES,            // whether velocities are given; else their flags are clear
    ZERO_FLAGS,            // everything is active with no flag set
    NOT_TRACKED,           // everything is valid and nothing tracked
    EYES_LOST,             // no gaze
    GARBAGE,               // enum Garbage: what is put into valid poses
    GARBAGE_PARTS,         // which: one bit a joint, then HEAD_PART and CONTROLLER_PART
    HAPTICS_FAILING,       // the runtime fails inside whenever a hand is to feel something
    SETTING_COUNT
};

enum Garbage { NO_GARBAGE, NOT_A_NUMBER, HUGE_POSITION, ZERO_QUATERNION, LONG_QUATERNION };
enum { HEAD_PART = 26, CONTROLLER_PART = 27 };

enum Report {
    VIOLATIONS,            // of the caller's conduct
    TEXTS,                 // how many different ones are kept
    INSTANCES,             // created so far
    SESSIONS,              // created so far
    SESSION_STATE,         // XrSessionState; 0 without a session
    EVENTS_TAKEN,          // by xrPollEvent
    SYNCS,                 // of actions that had focus
    HAND_LOCATIONS,        // calls of xrLocateHandJointsEXT
    PLAYING_SINCE,         // CLOCK_MONOTONIC nanoseconds at which the trace began; 0 before the first focus
    LEFT_HAPTICS,          // vibrations felt
    RIGHT_HAPTICS,
    LEFT_STOPS,            // vibrations stopped
    RIGHT_STOPS,
    UNFELT_HAPTICS,        // without focus, or with nothing in the hand that could vibrate
    HAPTIC_MILLIAMPLITUDE, // of the last one felt
    HAPTIC_NANOS,
    HAPTIC_MILLIHERTZ,     // 0 when unspecified
    REPORT_COUNT
};

enum { SLOTS = 64, TEXTS_KEPT = 64, TEXT_BYTES = 192 };

typedef struct {
    float before[7], after[7]; // position, orientation in the trace's space
    int64_t changeTime;
} Origin;

typedef struct {
    int64_t settings[SLOTS];
    int64_t reports[SLOTS];
    float recentrePose[8];     // position, orientation of the new origin in the space as it was
    char texts[TEXTS_KEPT][TEXT_BYTES];
    Origin origins[2];         // LOCAL, STAGE: the runtime's own from here on
    int64_t recentresDone;
    int64_t prepared;
} Device;

extern Device *device;

bool device_open(void);
int64_t setting(enum Setting which);
int64_t report(enum Report which);
void put_report(enum Report which, int64_t value);
void count(enum Report which);
void violation(const char *call, const char *format, ...) __attribute__((format(printf, 2, 3)));
