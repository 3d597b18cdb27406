#define _GNU_SOURCE
#include "trace.h"
#include "pose.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// So far beyond its ends motion goes on, for the velocities there.
#define EDGE_NANOS 1000000

static const Sample *samples;
static int64_t sampleCount;

bool trace_open(void) {
    char path[4096];
    struct stat status;
    snprintf(path, sizeof path, "%s/trace", getenv("TROCAR_TEST_RUNTIME"));
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    bool whole = !fstat(file, &status) && status.st_size > 0 && status.st_size % (off_t)sizeof(Sample) == 0;
    void *mapped = whole ? mmap(NULL, status.st_size, PROT_READ, MAP_SHARED, file, 0) : MAP_FAILED;
    close(file);
    if (mapped == MAP_FAILED) return false;
    samples = mapped;
    sampleCount = status.st_size / sizeof(Sample);
    return true;
}

void trace_close(void) {
    if (samples) munmap((void *)samples, sampleCount * sizeof(Sample));
    samples = NULL;
}

static int64_t last_at_or_before(int64_t nanos) {
    int64_t low = 0, high = sampleCount - 1;
    while (low < high) {
        int64_t middle = (low + high + 1) / 2;
        if (samples[middle].nanos <= nanos) low = middle;
        else high = middle - 1;
    }
    return low;
}

bool trace_at(int64_t nanos, bool looping, Moment *moment) {
    int64_t end = samples[sampleCount - 1].nanos;
    if (looping && end > 0 && nanos > end) nanos %= end;
    if (nanos > end + EDGE_NANOS) return false;
    if (nanos < -EDGE_NANOS) nanos = 0;
    int64_t i = last_at_or_before(nanos);
    const Sample *from = &samples[i], *to = i + 1 < sampleCount ? from + 1 : i > 0 ? from - 1 : from;
    float between = to == from ? 0 : (float)(nanos - from->nanos) / (float)(to->nanos - from->nanos);
    *moment = (Moment){from, to, between};
    return true;
}

static XrPosef between(const float *from, const float *to, bool goesOn, float u) {
    return goesOn ? pose_between(pose_of(from), pose_of(to), u) : pose_of(from);
}

XrPosef head_at(const Moment *m) {
    return between(m->from->head, m->to->head, m->to->headFlags == m->from->headFlags, m->between);
}

XrPosef grip_at(const Moment *m, int hand) {
    const HandSample *from = &m->from->hands[hand], *to = &m->to->hands[hand];
    return between(from->grip, to->grip, to->has & HAS_GRIP && to->gripFlags == from->gripFlags, m->between);
}

XrPosef aim_at(const Moment *m, int hand) {
    const HandSample *from = &m->from->hands[hand], *to = &m->to->hands[hand];
    return between(from->aim, to->aim, to->has & HAS_AIM && to->aimFlags == from->aimFlags, m->between);
}

XrPosef joint_at(const Moment *m, int hand, int joint) {
    const HandSample *from = &m->from->hands[hand], *to = &m->to->hands[hand];
    bool goesOn = to->has & HAS_JOINTS && joint_flags(to, joint) == joint_flags(from, joint);
    return between(from->joints[joint], to->joints[joint], goesOn, m->between);
}

XrSpaceLocationFlags joint_flags(const HandSample *hand, int joint) {
    return (hand->orientationValid >> joint & 1 ? XR_SPACE_LOCATION_ORIENTATION_VALID_BIT : 0)
            | (hand->positionValid >> joint & 1 ? XR_SPACE_LOCATION_POSITION_VALID_BIT : 0)
            | (hand->orientationTracked >> joint & 1 ? XR_SPACE_LOCATION_ORIENTATION_TRACKED_BIT : 0)
            | (hand->positionTracked >> joint & 1 ? XR_SPACE_LOCATION_POSITION_TRACKED_BIT : 0);
}
