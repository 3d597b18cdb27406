package org.trocar.xrbridge.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.Joint;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.xrbridge.recording.RecordedHands.HandDevice;
import org.trocar.xrbridge.trace.FrameSource;

/** Other people's recordings read whole, where a machine has them; what they hold is in the README beside them. */
class OriginalsTest {
    @ParameterizedTest
    @CsvSource({
        "leap-playback/HandSplay-110fps.csv, 288, 2.648, 0, NONE, 1, JOINTS",
        "leap-playback/Waiting-110fps.csv, 326, 3.012, 0, NONE, 1, JOINTS",
        "leap-playback/confidence-demo.csv, 1080, 9.970, 0, NONE, 1, JOINTS",
        "leap-playback/pinch-57fps.csv, 133, 2.4, 0, NONE, 1, JOINTS",
        "leap-playback/pinch-57fps.json, 133, 2.4, 0, NONE, 1, JOINTS",
        "leap-playback/pinch.csv, 307, 2.688, 0, NONE, 1, JOINTS",
        "leap-playback/test-paddle-rightwards.csv, 367, 3.709, 0, NONE, 1, JOINTS",
        "leap-playback/three-claps.csv, 403, 3.724, 1, JOINTS, 1, JOINTS",
        "dfki-hand-mocap/recording_frames_1_3000.tsv, 3000, 29.99, 0, NONE, 1, JOINTS",
        "aframe-vive-controllers/dev-recording.json, 816, 9.334, 1, CONTROLLER, 1, CONTROLLER",
        "aframe-vive-controllers/tracked-recording.json, 2568, 29.242, 1, CONTROLLER, 1, CONTROLLER",
        "cataract-haptic-training/master_pose.csv, 2207, 54.512, 0, NONE, 1, TOOL",
        "plus-tracked-tools/NwirePhantomFreehand.csv, 97, 10.155, 1, TOOL, 0, NONE",
        "plus-tracked-tools/NwirePhantomFreehand.igs.mha, 97, 10.155, 1, TOOL, 0, NONE",
        "plus-tracked-tools/WaterTankBottomTranslationTrackerBuffer-trimmed.igs.mha, 801, 20.706, 1, TOOL, 1, TOOL",
        "plus-tracked-tools/ReferenceToRASCalibration.csv, 93, 6.146, 0, NONE, 1, TOOL",
        "plus-tracked-tools/WaterTankBottomTranslationTrackerBuffer-trimmed.csv, 801, 20.706, 1, TOOL, 1, TOOL",
        "perktutor-needle/Lumbar/TransformBuffer_Lumbar_Anonymous.xml, 486, 47.831, 0.99794, TOOL, 0.99794, TOOL"
    })
    void theyReadWhole(
            String name,
            long frames,
            double seconds,
            double left,
            HandDevice leftDevice,
            double right,
            HandDevice rightDevice)
            throws IOException {
        RecordedHands hands;
        try (FrameSource source = Recordings.open(Samples.original(name))) {
            hands = RecordedHands.of(source);
            assertEquals(0, source.omitted());
        }
        assertEquals(frames, hands.frames());
        assertEquals(seconds, hands.seconds(), 0.05);
        assertEquals(left, hands.leftTrackedFraction(), 1e-5);
        assertEquals(leftDevice, hands.leftDevice());
        assertEquals(right, hands.rightTrackedFraction(), 1e-5);
        assertEquals(rightDevice, hands.rightDevice());
    }

    @ParameterizedTest
    @CsvSource({
        "confidence-demo.csv, 1.323",
        "confidence-demo-half-res.csv, 1.306",
        "confidence-demo-quarter-res.csv, 1.280",
        "confidence-demo-eighth-res.csv, 1.242"
    })
    void aPalmsPathShortensWithTheRateAsItDidInTheOriginal(String name, double metres) throws IOException {
        Vec3 last = null;
        double path = 0;
        for (HandFrame frame : Samples.frames(Samples.original("leap-playback/" + name))) {
            Vec3 at = new Vec3().set(frame.hand(Hand.RIGHT).joint(Joint.PALM, new Pose()).position);
            path += last == null ? 0 : at.distance(last);
            last = at;
        }
        assertEquals(metres, path, 0.0006);
    }

    @Test
    void theProbesPathIsWhatItsMakersMeasured() throws IOException {
        Vec3 last = null;
        double path = 0;
        for (HandFrame frame :
                Samples.frames(Samples.original("perktutor-needle/Lumbar/TransformBuffer_Lumbar_Anonymous.xml"))) {
            if (frame.controller(Hand.LEFT).tracked()) {
                Vec3 at = new Vec3().set(frame.controller(Hand.LEFT).grip(new Pose()).position);
                path += last == null ? 0 : at.distance(last);
                last = at;
            }
        }
        assertEquals(1.27115, path, 1e-5);
    }
}
