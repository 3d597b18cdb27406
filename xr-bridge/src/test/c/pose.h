// Small mathematics of rigid poses.
#pragma once
#include <math.h>
#include <openxr/openxr.h>

static inline XrVector3f vector_plus(XrVector3f a, XrVector3f b, float factor) {
    return (XrVector3f){a.x + factor * b.x, a.y + factor * b.y, a.z + factor * b.z};
}

static inline XrQuaternionf conjugate(XrQuaternionf q) { return (XrQuaternionf){-q.x, -q.y, -q.z, q.w}; }

static inline XrQuaternionf times(XrQuaternionf a, XrQuaternionf b) {
    return (XrQuaternionf){
        a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y, a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
        a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w, a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z};
}

static inline XrVector3f rotate(XrQuaternionf q, XrVector3f v) {
    XrQuaternionf r = times(times(q, (XrQuaternionf){v.x, v.y, v.z, 0}), conjugate(q));
    return (XrVector3f){r.x, r.y, r.z};
}

static inline float norm(XrQuaternionf q) { return sqrtf(q.x * q.x + q.y * q.y + q.z * q.z + q.w * q.w); }

// What is at b in a's frame, in the frame a is given in.
static inline XrPosef pose_times(XrPosef a, XrPosef b) {
    return (XrPosef){times(a.orientation, b.orientation), vector_plus(a.position, rotate(a.orientation, b.position), 1)};
}

static inline XrPosef pose_inverse(XrPosef a) {
    XrQuaternionf back = conjugate(a.orientation);
    return (XrPosef){back, rotate(back, (XrVector3f){-a.position.x, -a.position.y, -a.position.z})};
}

// Position first, as everywhere in traces.
static inline XrPosef pose_of(const float *p) { return (XrPosef){{p[3], p[4], p[5], p[6]}, {p[0], p[1], p[2]}}; }

static inline void pose_into(XrPosef pose, float *p) {
    p[0] = pose.position.x, p[1] = pose.position.y, p[2] = pose.position.z;
    p[3] = pose.orientation.x, p[4] = pose.orientation.y, p[5] = pose.orientation.z, p[6] = pose.orientation.w;
}

// Position along a line, orientation along the shorter arc's chord.
static inline XrPosef pose_between(XrPosef a, XrPosef b, float u) {
    if (u == 0) return a;
    XrQuaternionf p = a.orientation, q = b.orientation;
    float side = p.x * q.x + p.y * q.y + p.z * q.z + p.w * q.w < 0 ? -u : u, rest = 1 - u;
    XrQuaternionf r = {rest * p.x + side * q.x, rest * p.y + side * q.y, rest * p.z + side * q.z, rest * p.w + side * q.w};
    float length = norm(r);
    if (length > 0) r = (XrQuaternionf){r.x / length, r.y / length, r.z / length, r.w / length};
    return (XrPosef){r, vector_plus(a.position, vector_plus(b.position, a.position, -1), u)};
}
