/** What human raters say of attempts, on scales that others have validated, and how far the raters agree. The system rates nothing itself. */
package org.trocar.core.rating;
