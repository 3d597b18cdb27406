package org.trocar.core.rigid;

/** What can happen to a grasp. */
public enum GraspChange {
    /** Both jaws closed on a ring. */
    GRASPED,
    /** The jaws opened and let the ring go. */
    RELEASED,
    /** The ring was pulled out of the closed jaws. */
    SLIPPED
}
