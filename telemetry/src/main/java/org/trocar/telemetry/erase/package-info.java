/** Making a learner's sessions unreadable for good, and proving it: {@link org.trocar.telemetry.erase.Erasure}. */
package org.trocar.telemetry.erase;
