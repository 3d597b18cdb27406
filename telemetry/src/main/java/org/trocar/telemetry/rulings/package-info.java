/**
 * What people decided about recorded sessions: which re-grades were adopted, which attempts are void. Statements in {@code rulings/} of the
 * data folder, only ever added to; journals and grades stay as they are.
 */
package org.trocar.telemetry.rulings;
