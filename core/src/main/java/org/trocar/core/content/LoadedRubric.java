package org.trocar.core.content;

import java.util.Optional;
import org.trocar.core.scenario.Rubric;

/**
 * A rubric as read from a file of its own, or from a scenario's.
 *
 * @param scenarioId the one operation it is for; empty when the file names none
 * @param rubric what it says
 */
public record LoadedRubric(Optional<String> scenarioId, Rubric rubric) {}
