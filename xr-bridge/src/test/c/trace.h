// The recorded motion that is played: the file "trace" beside the device, written by TraceFile.java.
#pragma once
#include <openxr/openxr.h>
#include <stdbool.h>
#include <stdint.h>

enum { HAS_JOINTS = 1, HAS_GRIP = 2, HAS_AIM = 4 };
enum { MENU_BUTTON = 4, PRIMARY_BUTTON = 8, SECONDARY_BUTTON = 16 };

typedef struct {
    uint32_t has, positionValid, positionTracked, orientationValid, orientationTracked;
    float joints[26][8]; // position, orientation, radius
    uint32_t gripFlags, aimFlags, buttons;
    float grip[7], aim[7], select, squeeze;
} HandSample;

typedef struct {
    int64_t nanos; // from 0
    float head[7];
    uint32_t headFlags;
    HandSample hands[2];
} Sample;

// A sample, its neighbour in time, and how far towards it; flags, buttons and presence are the first one's.
typedef struct {
    const Sample *from, *to;
    float between;
} Moment;

bool trace_open(void);
void trace_close(void);
bool trace_at(int64_t nanos, bool looping, Moment *moment);

XrPosef head_at(const Moment *moment);
XrPosef grip_at(const Moment *moment, int hand);
XrPosef aim_at(const Moment *moment, int hand);
XrPosef joint_at(const Moment *moment, int hand, int joint);
XrSpaceLocationFlags joint_flags(const HandSample *hand, int joint);
