package org.trocar.core.instrument;

import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.scenario.Ports;

/** The values a peg transfer typically has. */
public final class Specs {
    public static final Ports PORTS = new Ports(0.10, 0.16, 0.09);
    public static final GrasperSpec GRASPER = new GrasperSpec(
            0.42, 0.02, 0.30, 0.018, 0.0015, StrictMath.toRadians(25), 0.12, 0.8, 1.5, 0.020, 0.035, 0.6, 0.4);

    private Specs() {}
}
