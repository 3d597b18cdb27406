/**
 * A pretended trainee that drives hands, for demonstrations and tests: {@link org.trocar.xrbridge.scripted.ScriptedTrainee} decides,
 * {@link org.trocar.xrbridge.scripted.ScriptedRun} carries it to a server. Start reading at {@link org.trocar.xrbridge.scripted.Script}.
 */
package org.trocar.xrbridge.scripted;
