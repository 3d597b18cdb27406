/**
 * What a tool's motion measures: pure building blocks, the canonical pipeline that feeds them from one tool's poses, and the measures of
 * two hands together.
 *
 * <p>Start reading at {@link org.trocar.core.metric.BimanualMotion}, then {@link org.trocar.core.metric.MotionPipeline}. Everything on the
 * pipeline's way is streaming, takes constant time a sample and allocates nothing.
 *
 * <p>A metric that has no value is {@link java.lang.Double#NaN}: each method says when that is so, and for SPARC
 * {@link org.trocar.core.metric.SparcOutcome} counts the reasons.
 */
package org.trocar.core.metric;
