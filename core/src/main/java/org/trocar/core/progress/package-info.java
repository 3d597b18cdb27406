/** What a learner's attempts at one operation come to, one after the other: whether competence was shown, held or lost, and what is missing. */
package org.trocar.core.progress;
