/**
 * Coverage-guided fuzzing of all that reads what strangers send: a {@link org.trocar.server.fuzz.FuzzTarget} each, fed by Jazzer in a process of
 * its own. {@link org.trocar.server.fuzz.FuzzTest} looks for inputs that break one, {@link org.trocar.server.fuzz.KnownInputsTest} tries those there are.
 */
package org.trocar.server.fuzz;
