/**
 * How far the tracker's noise can have put a run's motion metrics off: {@link org.trocar.core.uncertainty.ErrorBars}, made after a run from
 * its {@link org.trocar.core.uncertainty.TipTrace} and its {@link org.trocar.core.uncertainty.NoiseFloor}. Never on the loop.
 */
package org.trocar.core.uncertainty;
