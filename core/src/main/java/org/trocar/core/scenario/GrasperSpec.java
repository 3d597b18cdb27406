package org.trocar.core.scenario;

/**
 * One grasper, the same for both hands but for its port.
 *
 * @param lengthMetres from the handle point, where the hand holds it, to the tip of the closed jaws
 * @param minInsideMetres the least of the shaft that stays inside its port
 * @param maxInsideMetres the most of the shaft that goes inside its port
 * @param jawLengthMetres from the jaws' hinge to their tips
 * @param jawRadiusMetres each jaw's thickness as a capsule
 * @param openAngleRadians from the shaft's axis to either jaw when open
 * @param closeSeconds from fully open to fully closed
 * @param friction Coulomb coefficient of jaws on rings
 * @param breakForceNewtons a grasp pulled harder than this yields (simulated newtons)
 * @param pinchCloseMetres thumb tip to index tip: nearer than this closes the jaws
 * @param pinchOpenMetres farther than this opens them again
 * @param squeezeClose a controller's trigger or squeeze value above this closes the jaws (0 to 1)
 * @param squeezeOpen below this it opens them again
 */
public record GrasperSpec(
        double lengthMetres,
        double minInsideMetres,
        double maxInsideMetres,
        double jawLengthMetres,
        double jawRadiusMetres,
        double openAngleRadians,
        double closeSeconds,
        double friction,
        double breakForceNewtons,
        double pinchCloseMetres,
        double pinchOpenMetres,
        double squeezeClose,
        double squeezeOpen) {}
