/** The trainee's two graspers: from a hand's pose and pinch to a tip pose and a jaw angle. Geometry only; what the jaws meet is {@code rigid}. */
package org.trocar.core.instrument;
