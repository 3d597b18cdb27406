/**
 * What the trainee is told, and when. Start reading at {@link org.trocar.core.feedback.Coach}; {@code Alarm} is one rule's hysteresis,
 * {@code CueGate} the limits that all rules share.
 */
package org.trocar.core.feedback;
