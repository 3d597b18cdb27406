package org.trocar.xrbridge.recording;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One way a device may show a recorded course.
 *
 * @param name for people
 * @param shownNanos when its frames are captured
 * @param poseNanos of which instant each frame shows the pose; earlier than the frame where it repeats the last one
 */
record Sampling(String name, long[] shownNanos, long[] poseNanos) {
    private static final long SEED = 20240607;

    /** Frames whose times wander by up to so much, each with the pose of its own time. */
    static Sampling jitter(RecordedCourse course, double milliseconds) {
        SplittableRandom random = new SplittableRandom(SEED);
        long[] times = course.times();
        for (int i = 1; i < times.length; i++) {
            long wandered = times[i] + Math.round((2 * random.nextDouble() - 1) * milliseconds * 1e6);
            times[i] = Math.max(times[i - 1] + 1, Math.min(course.endNanos(), wandered));
        }
        return new Sampling("jitter of " + milliseconds + " ms", times, times);
    }

    /** After every third frame or so, the same pose again, midway to the next. */
    static Sampling duplicates(RecordedCourse course) {
        SplittableRandom random = new SplittableRandom(SEED);
        long[] times = course.times();
        long[] shown = new long[2 * times.length];
        long[] poses = new long[2 * times.length];
        int count = 0;
        for (int i = 0; i < times.length; i++) {
            shown[count] = times[i];
            poses[count++] = times[i];
            if (i + 1 < times.length && random.nextInt(3) == 0) {
                shown[count] = (times[i] + times[i + 1]) / 2;
                poses[count++] = times[i];
            }
        }
        return new Sampling("duplicates", Arrays.copyOf(shown, count), Arrays.copyOf(poses, count));
    }

    /** A device that tracks at one rate and shows its last pose in every frame of another. */
    static Sampling held(RecordedCourse course, double trackingHz, double frameHz) {
        int last = (int) Math.floor(course.endNanos() * 1e-9 * frameHz);
        long[] shown = new long[last + 1];
        long[] poses = new long[last + 1];
        for (int i = 0; i <= last; i++) {
            shown[i] = Math.round(i / frameHz * 1e9);
            poses[i] = Math.round(Math.floor(i / frameHz * trackingHz + 1e-6) / trackingHz * 1e9);
        }
        return new Sampling((int) trackingHz + " Hz held onto " + (int) frameHz + " Hz", shown, poses);
    }
}
