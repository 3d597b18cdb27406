package org.trocar.xrbridge.testruntime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.trocar.core.hands.Hand;
import org.trocar.xrbridge.trace.FrameSource;

/**
 * An OpenXR runtime of our own that plays recorded hands, does on command what real ones do on a bad day, and counts what its caller does
 * wrong. The real loader finds it through the environment: {@link #here} for this process, {@link #environment} for another one. What is
 * said here holds from the caller's very next OpenXR call on, in whatever process it runs.
 *
 * <p>Its stage is the recording's space, with the floor at y = 0; the local space's origin is 1.6 m above it. It plays from the first
 * focus on, and goes on playing while a lost instance or session is made anew. Its clock is 7,000 s ahead of {@link System#nanoTime}.
 */
public final class TestRuntime implements AutoCloseable {
    /** All it can offer, in the order of {@code EXTENSIONS} in instance.c. */
    public static final List<String> EXTENSIONS = List.of(
            "XR_MND_headless",
            "XR_EXT_hand_tracking",
            "XR_EXT_hand_tracking_data_source",
            "XR_EXT_eye_gaze_interaction",
            "XR_KHR_convert_timespec_time",
            "XR_EXT_hand_interaction",
            "XR_FB_display_refresh_rate");

    private static final String MANIFEST_VARIABLE = "XR_RUNTIME_JSON";
    private static final String FOLDER_VARIABLE = "TROCAR_TEST_RUNTIME";
    private static final Optional<String> OBSTACLE = NativeBuild.obstacle();

    /** What is in the hands, in the order of {@code PROFILES} in actions.c. */
    public enum Profile {
        NONE,
        SIMPLE_CONTROLLER,
        TOUCH_CONTROLLER,
        INDEX_CONTROLLER,
        MOTION_CONTROLLER,
        VIVE_CONTROLLER,
        BARE_HANDS
    }

    /** What may stand in a pose that is said to be valid. */
    public enum Garbage {
        NONE,
        NOT_A_NUMBER,
        HUGE_POSITION,
        ZERO_QUATERNION,
        LONG_QUATERNION
    }

    /** OpenXR's reference spaces that can be recentred. */
    public enum Space {
        LOCAL(2),
        STAGE(3);

        private final int type;

        Space(int type) {
            this.type = type;
        }
    }

    /** One vibration. @param frequencyHz 0 when left to the device */
    public record Haptic(float amplitude, long durationNanos, float frequencyHz) {}

    /** A part of {@link #garbage}'s mask besides the joints' bits. */
    public static final int HEAD = 1 << 26;

    /** A part of {@link #garbage}'s mask besides the joints' bits. */
    public static final int CONTROLLERS = 1 << 27;

    /** Every joint of both hands. */
    public static final int JOINTS = (1 << 26) - 1;

    private final Path folder;
    private final SharedDevice device;
    private final long lengthNanos;
    private Optional<ValidationLayer> validation = Optional.empty();
    private boolean here;

    private TestRuntime(FrameSource source) throws IOException {
        folder = Files.createTempDirectory("test-runtime");
        lengthNanos = TraceFile.write(source, folder.resolve("trace"));
        device = new SharedDevice(folder.resolve("device"));
        Files.writeString(manifest(), """
                {"file_format_version": "1.0.0", "runtime": {"name": "Trocar test runtime", "library_path": "%s"}}
                """.formatted(NativeBuild.library()));
        List.of(
                        Setting.CONNECTED,
                        Setting.HANDS_SUPPORTED,
                        Setting.EYES_SUPPORTED,
                        Setting.STAGE_SUPPORTED,
                        Setting.NEWEST_MINOR_VERSION,
                        Setting.WORN,
                        Setting.FOCUSED,
                        Setting.VELOCITIES)
                .forEach(setting -> device.set(setting, 1));
        device.set(Setting.HELD_AT, -1);
        refreshRate(90);
        profile(Profile.TOUCH_CONTROLLER);
    }

    /**
     * A runtime that plays the frames to their end. Where it cannot be built, the test that asks for it is skipped, saying why.
     *
     * @param source read to its end and closed
     */
    public static TestRuntime playing(FrameSource source) {
        OBSTACLE.ifPresent(TestRuntime::skip);
        try (source) {
            return new TestRuntime(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void skip(String reason) {
        System.err.println("Skipped: " + reason);
        Assumptions.abort(reason);
    }

    /** Lets this process's loader find it, until it is closed. */
    public TestRuntime here() {
        here = true;
        environment().forEach(Environment::set);
        return this;
    }

    /**
     * Puts the OpenXR validation layer between the caller and it, for every instance made from then on. Where the layer is not installed,
     * the test is skipped, saying so. To be said before {@link #here} and {@link #environment}.
     *
     * <p>Debian's is of OpenXR 1.0.20 and refuses structures it does not know, so that extension is not offered then.
     */
    public TestRuntime validated() {
        ValidationLayer.obstacle().ifPresent(TestRuntime::skip);
        without("XR_EXT_hand_tracking_data_source");
        validation = Optional.of(new ValidationLayer(folder.resolve("validation.txt")));
        return this;
    }

    /** What the validation layer complained of; see {@link #validated}. */
    public List<String> validationErrors() {
        return validation.orElseThrow().errors();
    }

    /** What must be in the environment of a process whose loader is to find it. */
    public Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        validation.ifPresent(layer -> variables.putAll(layer.environment()));
        variables.put(MANIFEST_VARIABLE, manifest().toString());
        variables.put(FOLDER_VARIABLE, folder.toString());
        return variables;
    }

    private Path manifest() {
        return folder.resolve("runtime.json");
    }

    @Override
    public void close() {
        if (here) {
            environment().keySet().forEach(Environment::unset);
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folder.toFile().delete();
    }

    // What there is. To be said before an instance is made.

    /** @param extensions not offered, besides those said before */
    public TestRuntime without(String... extensions) {
        long missing = device.get(Setting.MISSING_EXTENSIONS);
        for (String name : extensions) {
            missing |= 1L << EXTENSIONS.indexOf(name);
        }
        device.set(Setting.MISSING_EXTENSIONS, missing);
        return this;
    }

    /** Its OpenXR version is 1.{@code minor}; at first 1.1. */
    public TestRuntime newestMinorVersion(int minor) {
        device.set(Setting.NEWEST_MINOR_VERSION, minor);
        return this;
    }

    /** Whether a headset is plugged in. */
    public TestRuntime connected(boolean connected) {
        device.set(Setting.CONNECTED, connected);
        return this;
    }

    /** Whether the headset can track hands, whatever extensions are offered. */
    public TestRuntime handsSupported(boolean supported) {
        device.set(Setting.HANDS_SUPPORTED, supported);
        return this;
    }

    /** Whether the headset can track eyes, whatever extensions are offered. */
    public TestRuntime eyesSupported(boolean supported) {
        device.set(Setting.EYES_SUPPORTED, supported);
        return this;
    }

    /** Of the display, at first 90. */
    public TestRuntime refreshRate(int hertz) {
        device.set(Setting.REFRESH_HZ, hertz);
        return this;
    }

    /** Whether there is a stage, besides view and local. */
    public TestRuntime stageSupported(boolean supported) {
        device.set(Setting.STAGE_SUPPORTED, supported);
        return this;
    }

    // What the wearer and the runtime do. Holds from the caller's next call on.

    /** What the wearer holds; noticed at the next sync of actions. At first touch controllers. */
    public void profile(Profile profile) {
        device.set(Setting.PROFILE, profile.ordinal());
    }

    /** Taking it off stops the session; putting it on again makes it ready again. */
    public void worn(boolean worn) {
        device.set(Setting.WORN, worn);
    }

    /** Whether the caller has the wearer's hands. */
    public void focused(boolean focused) {
        device.set(Setting.FOCUSED, focused);
    }

    /** The wearer ends the program. */
    public void exit() {
        device.set(Setting.EXITING, true);
    }

    /** The runtime dies: −13 from polling, −17 and −13 from all else, and −51 for new instances. */
    public void lose() {
        device.set(Setting.GONE, true);
        device.raise(Setting.LOSSES);
    }

    /** New instances can be made again; those from before stay lost. */
    public void comeBack() {
        device.set(Setting.GONE, false);
    }

    /** The session is about to be lost; a new one can be made. */
    public void announceSessionLoss() {
        device.raise(Setting.SESSION_LOSSES);
    }

    /** The instance is about to be lost; a new one can be made. */
    public void announceInstanceLoss() {
        device.raise(Setting.INSTANCE_LOSSES);
    }

    /** The runtime says that it had to drop events. */
    public void announceLostEvents() {
        device.raise(Setting.EVENT_LOSSES);
    }

    /**
     * Moves a space's origin.
     *
     * @param pose position x, y, z (metres) and orientation x, y, z, w of the new origin in the space as it was
     * @param told whether the event says so
     * @param afterNanos when it applies, from the caller's next call on
     */
    public void recentre(Space space, float[] pose, boolean told, long afterNanos) {
        device.setRecentrePose(pose);
        device.set(Setting.RECENTRE_SPACE, space.type);
        device.set(Setting.RECENTRE_POSE_VALID, told);
        device.set(Setting.RECENTRE_AFTER_NANOS, afterNanos);
        device.raise(Setting.RECENTRES);
    }

    // How the motion is played, and what is wrong with it.

    /** The recording's length, from the first frame to the last. */
    public long lengthNanos() {
        return lengthNanos;
    }

    /** When the recording's first frame was played, of {@link System#nanoTime}; 0 before. */
    public long playingSinceNanos() {
        return device.get(Report.PLAYING_SINCE);
    }

    /** Gives the poses of this time of the recording whatever time is asked for. */
    public TestRuntime holdAt(long nanos) {
        device.set(Setting.HELD_AT, nanos);
        return this;
    }

    /** Plays on after {@link #holdAt}, as if it had never stopped. */
    public void play() {
        device.set(Setting.HELD_AT, -1);
    }

    /** Plays from the first frame on, which is now. */
    public void playFromTheStart() {
        device.set(Report.PLAYING_SINCE, System.nanoTime());
        play();
    }

    /** Whether the recording starts again at its end; at first it does not, and there is no head and no hand from then on. */
    public TestRuntime looping(boolean looping) {
        device.set(Setting.LOOPING, looping);
        return this;
    }

    /** Stops the runtime's clock, and its conversions, at an {@code XrTime} above 0. */
    public void freezeClock(long xrTime) {
        device.set(Setting.CLOCK_FROZEN_AT, xrTime);
    }

    public void runClock() {
        device.set(Setting.CLOCK_FROZEN_AT, 0);
    }

    /** Whether the device has lost sight of a hand, and of what it holds. */
    public void handLost(Hand hand, boolean lost) {
        device.set(hand == Hand.LEFT ? Setting.LEFT_HAND_LOST : Setting.RIGHT_HAND_LOST, lost);
    }

    /** Whether the hands' joints are made up from controllers. */
    public TestRuntime emulated(boolean emulated) {
        device.set(Setting.EMULATED, emulated);
        return this;
    }

    /** Whether velocities are given. At first they are. */
    public TestRuntime velocities(boolean given) {
        device.set(Setting.VELOCITIES, given);
        return this;
    }

    /** Everything is active, and nothing is valid. */
    public void zeroFlags(boolean zero) {
        device.set(Setting.ZERO_FLAGS, zero);
    }

    /** Everything is guessed: valid, and not tracked. */
    public void notTracked(boolean guessed) {
        device.set(Setting.NOT_TRACKED, guessed);
    }

    /** Whether the eyes are out of sight. */
    public void eyesLost(boolean lost) {
        device.set(Setting.EYES_LOST, lost);
    }

    /**
     * Spoils poses, and leaves their flags.
     *
     * @param parts a bit a joint, {@link #HEAD}, {@link #CONTROLLERS}
     */
    public void garbage(Garbage garbage, int parts) {
        device.set(Setting.GARBAGE_PARTS, parts);
        device.set(Setting.GARBAGE, garbage.ordinal());
    }

    // What it saw of its caller.

    /** What the caller did wrong, each kind once, "xrFunction: what"; empty for a good one. */
    public List<String> violations() {
        return device.texts();
    }

    /** How often the caller did something wrong. */
    public long violationCount() {
        return device.get(Report.VIOLATIONS);
    }

    /** Vibrations felt in a hand so far. */
    public long haptics(Hand hand) {
        return device.get(hand == Hand.LEFT ? Report.LEFT_HAPTICS : Report.RIGHT_HAPTICS);
    }

    /** Vibrations stopped in a hand so far. */
    public long hapticStops(Hand hand) {
        return device.get(hand == Hand.LEFT ? Report.LEFT_STOPS : Report.RIGHT_STOPS);
    }

    /** Vibrations asked for without focus, or where nothing in the hand vibrates. */
    public long unfeltHaptics() {
        return device.get(Report.UNFELT_HAPTICS);
    }

    /** The last one felt. */
    public Haptic lastHaptic() {
        return new Haptic(
                device.get(Report.HAPTIC_MILLIAMPLITUDE) / 1000f,
                device.get(Report.HAPTIC_NANOS),
                device.get(Report.HAPTIC_MILLIHERTZ) / 1000f);
    }

    /** Instances made so far. */
    public long instances() {
        return device.get(Report.INSTANCES);
    }

    /** Sessions made so far. */
    public long sessions() {
        return device.get(Report.SESSIONS);
    }

    /** OpenXR's {@code XrSessionState}; 0 without a session. */
    public int sessionState() {
        return (int) device.get(Report.SESSION_STATE);
    }

    /** Syncs of actions that had focus, so far. */
    public long syncs() {
        return device.get(Report.SYNCS);
    }

    /** How often a hand's joints were asked for. */
    public long handLocations() {
        return device.get(Report.HAND_LOCATIONS);
    }

    /** Waits until something holds of a caller in another thread or process; fails after a minute. */
    public void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("after a minute still not: " + what + "; violations " + violations());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
