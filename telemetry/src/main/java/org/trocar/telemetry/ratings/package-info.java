/**
 * What human raters gave attempts: signed statements in {@code ratings/} of the data folder, beside grades and never part of them.
 * {@link org.trocar.telemetry.ratings.Ratings} is where to begin.
 */
package org.trocar.telemetry.ratings;
