/**
 * Rings as rigid bodies: they fall, slide, tip, roll, hang on pegs and are grasped. Start reading at {@link org.trocar.core.rigid.RingField}.
 *
 * <p>The method is extended position-based dynamics with small steps (Müller, Macklin, Chentanez, Jeschke and Kim, "Detailed Rigid Body
 * Simulation with Extended Position Based Dynamics", Computer Graphics Forum 39(8), 2020): a tick is cut into substeps; in each, bodies
 * move freely, contacts and grasps correct the positions once, and velocities are what the positions did.
 */
package org.trocar.core.rigid;
