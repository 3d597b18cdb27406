/**
 * Scenario files become the records of {@link org.trocar.core.scenario} here, or are refused with file, line and remedy.
 *
 * <p>Start reading at {@link org.trocar.core.content.ScenarioReader}. A new key of the file belongs into {@code ScenarioParser}; a rule
 * between two values into {@code Consistency}.
 */
package org.trocar.core.content;
