package org.trocar.core.instrument;

import org.trocar.core.math.Pose;
import org.trocar.core.math.SmallAngle;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.GrasperSpec;

/**
 * The two jaws as capsules: straight segments, each as thick as the jaw radius, hinged a jaw length behind the tip and side by side when
 * closed, so that their inner faces then meet on the shaft's axis and their rounded ends reach the tip.
 */
public final class JawShape {
    private final double radius;
    private final double hingeBehindTip;
    private final double axisLength;

    public JawShape(GrasperSpec spec) {
        radius = spec.jawRadiusMetres();
        hingeBehindTip = spec.jawLengthMetres();
        axisLength = spec.jawLengthMetres() - spec.jawRadiusMetres();
    }

    public double lengthMetres() {
        return hingeBehindTip;
    }

    public double radiusMetres() {
        return radius;
    }

    /**
     * hinge, end = the ends of one jaw's axis, in the frame the tip pose is given in.
     *
     * @param angleRadians from the shaft's axis to the jaw, 0 (closed) to π/4
     */
    public void axis(Pose tip, double angleRadians, JawSide side, Vec3 hinge, Vec3 end) {
        double sine = SmallAngle.sine(angleRadians);
        double cosine = Math.sqrt(1 - sine * sine);
        hinge.set(side.sign * radius, 0, hingeBehindTip);
        end.set(hinge.x + side.sign * axisLength * sine, 0, hinge.z - axisLength * cosine);
        tip.toOuter(hinge, hinge);
        tip.toOuter(end, end);
    }
}
